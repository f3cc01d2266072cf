"""The demo office: xã Minh Sơn, made up from the first organ to the last letter. For looking round; never beside an office's own data."""

MARK = "demo-office"  # a file of this name in the data folder: accounts with known passwords are inside, never open to other machines
