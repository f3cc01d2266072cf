"""Papers in and out, their parts and files, registers and number series, sorting, annotations."""
