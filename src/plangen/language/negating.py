"""Whether a text does what its words name, or rules it out.

禁止体罚 and 不公布成绩 are what a good document says; 不得不罚抄 and 不仅公布成绩 say the opposite
of what their first character suggests. A refusal governs its clause, and with it the rest of a list
(严禁辱骂、体罚); one that comes after governs the sentence (早到校、午休的看管，不列入课后服务).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plangen.language.clauses import CLAUSE, SENTENCE, span_around

if TYPE_CHECKING:
    from collections.abc import Iterator

# These hold a refusal's characters and refuse nothing.
SEEMING = re.compile(
    r"不[得能可]不|不仅|不但|不光|不只|不单|不论|不管|不断|不时|不久|不免|不禁|不由得|不妨|不(?:按时)?完成|不及格|不合格|不够|不足|不同|不少|免不了|避免不了"
)
BEFORE = re.compile(
    r"不[得能可准许搞再应该宜要看按比排以论设用占在收计给会让将把由]|不(?:公布|公开|张贴|宣读|安排|组织|进行|开展|布置|提供|采取|使用|允许|提倡|主张|通过|委托|包括|属于|集体|利用|占用)"
    r"|禁止|严禁|杜绝|避免|反对|防止|取消|制止|拒绝|抵制|坚决不|从不|绝不|决不|没有|无需|勿|莫|别(?=[再给把让])|免(?!费)|废除|废止|不[^，,。；]{0,2}$|非$"
)
AFTER = re.compile(
    r"不属于|不在|不算|不计|不列|不纳入|不包括|不作为|除外|不得|是(?:被)?(?:禁止|不允许|不对)的|是错误的|一律(?:取消|禁止)|不可取|不允许"
)


def is_affirmed(text: str, start: int, end: int) -> bool:
    """Whether the words at a place are meant, not ruled out within their sentence."""
    clause, _ = span_around(CLAUSE, text, start)
    before = SEEMING.sub(lambda found: "　" * len(found[0]), text[clause:start])
    if BEFORE.search(before):
        return False
    _, stop = span_around(SENTENCE, text, end)
    after = SEEMING.sub("", text[end:stop])
    return not AFTER.search(after)


def affirmed(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in a text and the text does not rule out."""
    return (found for found in pattern.finditer(text) if is_affirmed(text, *found.span()))
