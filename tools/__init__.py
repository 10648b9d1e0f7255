"""What a checkout needs and an installed program does not."""
