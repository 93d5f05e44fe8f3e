"""plangen: one file about a class feeds every document of its term."""

__version__ = "0.1.0"
