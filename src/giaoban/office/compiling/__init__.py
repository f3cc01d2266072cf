"""The next programme put together: what is proposed for it from everything known, what the office takes, and the paper it becomes."""
