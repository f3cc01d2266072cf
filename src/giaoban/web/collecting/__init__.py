"""Thu thập báo cáo on screen: the request with its form, who is still missing, replies taken in, totals with their cells."""
