"""Thu thập báo cáo: the form that goes out to every reporter, its reading back, what is still missing, the totals with their cells."""
