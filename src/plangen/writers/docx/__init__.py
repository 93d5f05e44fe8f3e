"""The tree to a Word document; with ``readers.docx`` the only place that knows OOXML."""
