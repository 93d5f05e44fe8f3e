"""From bytes to values: encodings, YAML with the line of each value, slips of Chinese writers."""

from plangen.source.reading import read_source
from plangen.source.source_file import SourceFile

__all__ = ["SourceFile", "read_source"]
