"""Work that is done behind the pages: a row a job, taken under a lease, done twice as good as done once."""
