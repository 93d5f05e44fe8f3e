"""Run plangen as ``python -m plangen``."""

from plangen.cli import start

# A worker process loads this module as well, under another name.
if __name__ == "__main__":
    start()
