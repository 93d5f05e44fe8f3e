"""Whether a text does what its words name, or rules it out.

禁止体罚 and 不公布成绩 are what a good document says; 不得不罚抄 and 不仅公布成绩 say the opposite
of what their first character suggests. A refusal governs its clause, and with it the rest of a
list (严禁辱骂、体罚; 严禁以下做法：…；…); one that comes after governs the sentence (早到校、午休的
看管，不列入课后服务). Who does not do his duty is spoken of, not forbidden (不按时完成作业的罚抄).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.clauses import CLAUSE, REACH, SENTENCE, span_around
from plangen.language.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DUTY = (
    r"(?:按时|按要求|按规定|及时|认真|好好|如期|上?交|完成|写完?作业|做完?作业|背|默|订正|达标"
    r"|遵守|听讲|守纪律?)"
)
# These hold a refusal's characters and refuse nothing.
SEEMING = lazy(
    rf"(?:不[能会肯愿]?|没有?|未能?){_DUTY}[^，,。；;]{{0,10}}?"
    r"(?:者|学生|同学|孩子|就|则|一律|必须|要|时|的(?=$|[罚就则必须应要一都全统可适给被]))"
    r"|不[得能可]不|不仅|不但|不光|不只|不单|不论|不管|不断|不时|不久|不免|不禁|不由得|不妨"
    r"|不(?:按时)?完成|不及格|不合格|不够|不足|不同|不少|免不了|避免不了"
)
# What forbids a whole list, over commas and below a colon too.
FORBIDDING = (
    r"不得|不准|不许|不允许|严禁|禁止|杜绝|反对|避免|防止|制止|拒绝|抵制|禁令|红线|负面清单"
)
BEFORE = lazy(
    r"不[得能可准许搞再应该宜要看按比排以论设用占在收计给会让将把由必留]"
    r"|不(?:公布|公开|张贴|宣读|安排|组织|进行|开展|布置|提供|采取|使用|允许|提倡|主张|通过|委托"
    r"|包括|属于|集体|利用|占用|从事|参与|参加|需|是|存在)"
    r"|禁止|严禁|杜绝|避免|反对|防止|取消|制止|拒绝|抵制|谢绝|叫停|远离|告别|摒弃|改掉|代替|取代"
    r"|整治|专项治理|查处|严查|清查|自查|排查|有无|是否|而非|并非|从未|未曾|不曾|坚决不|从不|绝不"
    r"|未(?:发生|出现|发现|采取|组织|安排|布置|公布|使用|收)|无(?:任何|一例|一起|违规|体罚|有偿)"
    r"|害怕|惧怕|生怕|担心|过去|从前|(?<![考学假课期末天周])以前"
    r"|决不|没有|无需|无须|毋须|勿|莫(?!名)|别(?=[再给把让])|免(?!费)|废除|废止"
    r"|不[^，,。；]{0,2}$|[无非零未]$"
)
AFTER = lazy(
    r"不属于|不在(?:其|此|课后|服务|范围|之)|不算|不计|不列|不纳入|不包括|不作为|除外"
    r"|不得(?:列|纳|计|算|作为|安排|出现|发生|开展|进行|使用|搞|组织|有此)"
    r"|是(?:被)?(?:严格|明令|绝对|坚决)?(?:禁止|不允许|不对|不行|错误)的"
    r"|一律(?:取消|禁止|不)|不可取|不允许|不应|不该|不妥|不对|是错的"
    r"|不再(?:进行|组织|开展|安排|举行|公布|出现|搞|设|布置|要求|使用)"
    r"|(?:已经?|全部|一律|予以|均|都)(?:取消|废除|废止|停止)|改为|改成|换成|零容忍|一票否决"
    r"|(?:做法|行为|是|属于|都|也)[^，,。；;]{0,3}违反|(?:已经?|都|全部|基本)(?:杜绝|绝迹|消除)"
    r"|(?:要|应|必须|坚决|严肃|及时|立即|一律|予以)(?:制止|纠正|杜绝|禁止|抵制|反对|避免|防止|查处"
    r"|追究|问责)|(?:严肃|从严)处理|的?(?:危害|弊端)|专项(?:整治|治理)"
)
_FORBIDDEN_LIST = lazy(rf"(?:{FORBIDDING})[^。！？!?：:\n]{{0,20}}[：:][^。！？!?\n]*$")
_FORBIDDING = lazy(FORBIDDING)
_JOINING = lazy(r"[\s　]*(?:或者?|和|以及|及|与|并|更|也|还)?")


def is_affirmed(text: str, start: int, end: int) -> bool:
    """Whether the words at a place are meant, not ruled out within their sentence."""
    clause, _ = span_around(CLAUSE, text, start)
    if BEFORE.search(_refusals(text[clause:start])):
        return False
    if _JOINING.fullmatch(text, clause, start):
        sentence, _ = span_around(SENTENCE, text, start)
        if sentence < clause and _FORBIDDING.search(_refusals(text[sentence:clause])):
            return False
    before = text[max(start - REACH, 0) : start]
    if ("：" in before or ":" in before) and _FORBIDDEN_LIST.search(_refusals(before)):
        return False
    _, stop = span_around(SENTENCE, text, end)
    return end == stop or not AFTER.search(_refusals(text[end:stop]))


def affirmed(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds in a text and the text does not rule out."""
    return (found for found in pattern.finditer(text) if is_affirmed(text, *found.span()))


def first_affirmed(pattern: re.Pattern[str], text: str) -> str | None:
    """Return the first words that a pattern finds and the text does not rule out; None if none."""
    return next((found[0] for found in affirmed(pattern, text)), None)


def _refusals(text: str) -> str:
    """Blank out what only seems to refuse."""
    if "不" in text or "没" in text or "未" in text or "免" in text:
        return SEEMING.sub(lambda found: "　" * len(found[0]), text)
    return text
