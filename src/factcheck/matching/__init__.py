"""Finding the passage of a source that a claim's words come from, and saying what differs."""
