"""From a dossier file to what is made of it, step by step."""
