"""Run plangen as ``python -m plangen``."""

from plangen.cli import main

# A worker process loads this module as well, under another name.
if __name__ == "__main__":
    main()
