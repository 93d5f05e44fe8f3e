"""From bytes to values: encodings, YAML with the line of each value, slips of Chinese writers."""

from plangen.source.reading import SourceFile, read_source

__all__ = ["SourceFile", "read_source"]
