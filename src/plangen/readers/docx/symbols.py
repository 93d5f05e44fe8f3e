"""What the letters of symbol faces look like: Wingdings has l for ●.

Such faces are not encoded; their letters stand at 0x20–0xFF or, moved, at 0xF020–0xF0FF. Here are
those that stand in documents of schools: bullets, boxes, ticks, arrows, signs of arithmetic.
"""

from __future__ import annotations

PRIVATE, LAST_PRIVATE = 0xF000, 0xF0FF
OTHER = "•"
WINGDINGS = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "◆",
    0x74: "◆",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x81: "①",
    0x82: "②",
    0x83: "③",
    0x84: "④",
    0x85: "⑤",
    0x86: "⑥",
    0x87: "⑦",
    0x88: "⑧",
    0x89: "⑨",
    0x8A: "⑩",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xAB: "★",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□"}
SYMBOL = {
    0x2D: "−",
    0xA3: "≤",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xD0: "∠",
    0xD6: "√",
    0xDE: "⇒",
}
FACES = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "symbol": SYMBOL}
SYMBOL_FACES = ("wingdings", "webdings", "symbol")


def symbol(face: str, char: str) -> str:
    """Return what a character of a face looks like; of an unknown symbol, a dot; of none, none."""
    if not char:
        return ""
    code, name = ord(char), face.strip().lower()
    moved = PRIVATE <= code <= LAST_PRIVATE
    if not moved and not name.startswith(SYMBOL_FACES):
        return char
    letter = code - PRIVATE if moved else code
    return FACES.get(name, {}).get(letter, OTHER)
