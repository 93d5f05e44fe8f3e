"""Signs that look like YAML's own, or like nothing at all, and the patterns made of them."""

from __future__ import annotations

from plangen.language.patterns import lazy

# Full-width, small, presentation forms, and signs that an input method offers for “:”.
COLONS = "：﹕︓︰∶ː꞉"
COMMAS = "，﹐︐､"
# These separate words as well; in a sentence they are punctuation.
WORD_COMMAS = "、﹑︑"
# Between two entries of a mapping these mean a comma too.
SEMICOLONS = "；;﹔︔"
HYPHENS = "－—–‐‑‒―−﹣﹘⁃─━➖"
BULLETS = "·•●○◆◇■□※★☆➢➤▪▫◦∙‣▶►◎⊙✓✔√"
# Marks of other notations, which a list may begin with only where a space follows.
SPACED_BULLETS = "*+"
# Unicode spaces by their width in columns.
WIDE_SPACES = "\u2001\u2003\u3000"
NARROW_SPACES = "\u00a0\u1680\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
SPACES = WIDE_SPACES + NARROW_SPACES
# Marks of direction, joiners of words, soft hyphens, what stands for a picture.
INVISIBLE = lazy(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\ufffc]"
)
# These shape a character of a text (emoji, rare names) and have no business before a value.
SHAPING = lazy("[\u180b-\u180d\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# What YAML 1.1, 5.1 lets no file hold.
NOT_YAML = lazy("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
NARROW_BRACKETS = str.maketrans("［］｛｝【】〔〕", "[]{}[][]")
NARROW_INNER_BRACKETS = str.maketrans("［］｛｝", "[]{}")
BLOCK_SIGNS = {"｜": "|", "＞": ">", "︱": "|"}
WIDE_HASHES = "＃﹟"
WIDE_QUOTES = "“”‘’＂＇「」『』"
OPENING = {'"': '"', "'": "'", "[": "]", "{": "}"}

_FIRST = r"[^\s：:#'\"{\[｛［【〔|>&*!%@`,\]}-]"


def _key(*, without: str, behind: str = r"\s") -> str:
    """Pattern of a key that has none of some signs, and does not end with what may stand behind it.

    So long runs of spaces are looked at once.
    """
    others = rf"{without}#'\"{{}}\[\]"
    return rf"(?P<key>{_FIRST}(?:[^{others}]*[^{others}{behind.strip('[]')}])?){behind}*"


KEY = lazy(rf"{_key(without=':')}:(?:\s+|$)")
# A key as it should be, and nothing behind it that could be a slip.
PLAIN_KEY = lazy(rf"(?P<key>[^\s:#'\"{{}}\[\]{COLONS}]+):(?: [^\s'\"[{{|>#&*!]|$)")
KEY_WITH_WIDE_COLON = lazy(rf"{_key(without=COLONS + ':')}(?P<colon>[{COLONS}])\s*")
KEY_WITHOUT_SPACE = lazy(rf"{_key(without=COLONS + ':')}(?P<colon>:)(?=[^\s/:])")
KEY_WITH_OTHER_SIGN = lazy(rf"{_key(without=COLONS + ':；;＝=')}(?P<sign>[；;＝=])\s*(?=\S)")
KEY_WITH_WIDE_SPACE = lazy(
    rf"{_key(without=COLONS + ':', behind='[ ]')}(?P<colon>:)(?P<space>\s*[^\S ]\s*)"
)
SIGNS_FOR_COLON = lazy(f"[{COLONS}:；;＝=]")
TOP_KEY = lazy(rf"(?!-){_key(without=COLONS + ':')}[{COLONS}:]")
NUMBER_MARK = lazy(
    r"(?:\d{1,2}[.．、)）]|[（(]\d{1,2}[)）]|[（(][一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|[①-⑳⑴-⒇⒈-⒛❶-❿])\s*(?=[^\d\s])"
)
LIST_START = lazy(rf"-(?!-)|[{HYPHENS}](?![—―]{{2}})|[{BULLETS}]|[{SPACED_BULLETS}] ")
# A line that somebody drew between two parts; three ASCII hyphens are a mark of YAML.
RULER = lazy(rf"(?!---\s*$)[=_~～＝*-]{{3,}}\s*$|[{HYPHENS}·•●★☆]{{3,}}\s*$")
QUOTED = lazy(r"'(?:''|[^'])*'|\"(?:\\.|[^\"\\])*\"")
TEXT_IN_SIGNS = lazy(
    rf"{QUOTED.pattern}|【[^】]*】|“[^”]*”|‘[^’]*’|「[^」]*」|（[^）]*）|《[^》]*》"
)
# What a teacher means as a comment; to YAML “ #1小学” is one too, but it is meant as text.
COMMENT = lazy(r"\s#(?=\s|$)")


def width(margin: str) -> int:
    """Columns that white space takes up: a Tab and a full-width space take two."""
    return len(margin) + sum(char in WIDE_SPACES or char == "\t" for char in margin.strip(" "))


def margin_of(line: str) -> str:
    """White space of any kind at the start of a line."""
    return line[: len(line) - len(line.lstrip())]


def without_comment(line: str) -> str:
    """Return the line up to its comment; what looks like one within quotes is none."""
    if "#" not in line:
        return line
    blanked = QUOTED.sub(lambda found: "\0" * len(found[0]), line)
    comment = COMMENT.search(blanked)
    return line[: comment.start()] if comment else line


def quote(value: str) -> str:
    """Write a text as YAML's single-quoted scalar."""
    return "'" + value.replace("'", "''") + "'"
