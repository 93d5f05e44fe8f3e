"""The tree to files."""
