"""The preview in the browser: a document served on this computer alone, made anew on every save."""
