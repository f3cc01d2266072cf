"""The demo office: xã Minh Sơn, made up from the first organ to the last letter. For looking round; never beside an office's own data."""
