"""Word documents: the only reader that knows OOXML."""
