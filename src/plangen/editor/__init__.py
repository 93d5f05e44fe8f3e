"""What a text editor is told of a dossier: the JSON Schema by which it completes and explains."""
