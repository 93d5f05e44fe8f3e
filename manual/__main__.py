"""``python -m manual``: write the generated pages and pictures anew."""

from __future__ import annotations

import sys

from manual.everything import everything, write
from manual.places import DOCS


def main() -> None:
    """Write all, and tell what has changed."""
    changed = write(everything(), DOCS)
    sys.stdout.write("".join(f"docs/{path}\n" for path in changed))


if __name__ == "__main__":
    main()
