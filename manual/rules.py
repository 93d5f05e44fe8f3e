"""``rules.md``: every rule of the checker, as the rules tell of themselves."""

from __future__ import annotations

from plangen.checker.explaining import manual
from plangen.checker.rules import all_rules


def pages() -> dict[str, str]:
    """Return the page by its path below ``docs``."""
    return {"rules.md": manual(all_rules().values())}
