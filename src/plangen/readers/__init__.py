"""Finished documents, of whatever hand, as a reader sees them: passages with their places."""
