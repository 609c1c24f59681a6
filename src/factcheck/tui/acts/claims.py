"""Claims: added, split, dismissed."""
