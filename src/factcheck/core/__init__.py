"""Plain data and text, which every room knows; imports no room."""
