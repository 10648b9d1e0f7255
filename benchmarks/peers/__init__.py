"""What the program is measured against: the same steps by hand, with the standard library alone."""
