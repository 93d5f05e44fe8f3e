"""A Word document (.docx) to passages; with ``writers.docx`` the only place that knows OOXML."""
