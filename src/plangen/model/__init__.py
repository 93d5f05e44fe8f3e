"""The shape of a dossier, and what it says when a file does not have that shape."""
