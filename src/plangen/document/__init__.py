"""The document between Markdown and file formats: a small tree, its reader, its numbering."""
