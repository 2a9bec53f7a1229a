"""What is a name, where it begins and ends, of what type it is."""
