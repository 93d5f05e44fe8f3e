"""What writes the generated pages and pictures of the manual in ``docs/``: ``python -m manual``.

Each module makes one part and is a pure function of the program, the templates and the examples;
``tests/manual`` compares all of it with what is committed.
"""
