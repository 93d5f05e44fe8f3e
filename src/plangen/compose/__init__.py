"""From facts to Markdown: kinds, masking, the library's wording, the section templates."""
