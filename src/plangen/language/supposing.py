"""Whether a text tells something as a fact, or wishes for it, supposes it, makes it a condition.

取得了进步 reports; 力争取得进步, 等取得了进步再…, 有了进步就表扬 do not.
"""

from __future__ import annotations

from plangen.language.clauses import CLAUSE, SENTENCE, span_around
from plangen.language.patterns import lazy

# Before the words, in their clause or the one before it.
WISHED = lazy(
    r"力争|争取|希望|期望|期待|努力(?=[使让做争提实达取])|力求|力图|确保|目标是|相信|预计|预期能|将(?!近)|能够?(?!力)|可以|才[能会]|(?<![主重需必])要(?!求)|会(?=[有取收得更])"
    r"|[使让令](?!用)|以便|以求|为了|从而使|如果|只要|只有|一旦|倘若|若是?|假如|当[^。；，,]{0,12}?时|每当|待|等(?=学生|他|她|孩子|到|有|取)|直到|是否|有没有|能否|如何|怎样|怎么"
)
# Behind them: what happens then, or a noun that they belong to.
THEN = lazy(
    r"^(?:[^。；，,\n]{0,4}?(?:时|后(?!进)|之后|的时候|的话|以后|了?再)|就|便|即|[^。；，,\n]{0,8}?，(?:就|便|再|才|都?要|应|及时|立即)|的(?!$|[。；!！]))"
)


def is_supposed(text: str, start: int, end: int) -> bool:
    """Whether the words at a place are wished for or supposed, not told as a fact."""
    sentence, _ = span_around(SENTENCE, text, start)
    clause, _ = span_around(CLAUSE, text, start)
    before = max(text.rfind(stop, sentence, max(sentence, clause - 1)) for stop in "，,：:")
    near = max(before + 1, sentence)
    return bool(WISHED.search(text, near, end) or THEN.search(text[end : end + 20]))
