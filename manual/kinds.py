"""``kinds.md``: when each kind of document is used, what it holds, and how its first page looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from manual.dossier import PATH as DOSSIER
from manual.dossier import WRITTEN_AS
from manual.forms import dossier_form
from manual.markdown import bullets, code, fenced, heading, link, page, plain, table
from plangen.compose.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plangen.compose.kinds import Kind

OR = " 或 "


@dataclass(frozen=True, slots=True)
class Shown:
    """The example by which a kind is shown: its picture's name, its folder, plan or summary."""

    picture: str
    example: str
    summary: bool = False


# A test holds that each is of its kind.
SHOWN = {
    "学困生转化计划": Shown("support-plan", "001-6"),
    "学困生辅导计划": Shown("tutoring-plan", "001-5"),
    "学困生帮扶计划": Shown("group-plan", "001-4"),
    "培优辅差计划": Shown("both-ends-plan", "培优辅差计划"),
    "学困生工作总结": Shown("support-summary", "001-1", summary=True),
    "学科教学计划": Shown("teaching-plan", "000-3"),
    "班主任工作计划": Shown("class-plan", "班主任工作计划"),
    "班主任工作总结": Shown("class-summary", "004-1"),
    "课后服务实施方案": Shown("service-scheme", "003-2"),
    "课后服务经费分配方案": Shown("service-funding", "003-3"),
    "课题阶段总结": Shown("project-summary", "004-3"),
    "教育经验文章": Shown("article", "003-1"),
}


def pages() -> dict[str, str]:
    """Return the page by its path below ``docs``."""
    every = kinds().values()
    rows = [(link(kind.name), plain(kind.description)) for kind in every]
    return {
        "kinds.md": page(
            "文种",
            f"plangen 能写 {len(rows)} 种文稿。档案里写“文种”，用哪一种就写哪一种的名称。",
            table(("文种", "什么时候用"), rows),
            "没有合用的，可以自己添一种，见[学校定制](customising.md)。",
            *(part for kind in every for part in _kind(kind)),
        )
    }


def _kind(kind: Kind) -> Iterator[str]:
    shown = SHOWN[kind.name]
    yield heading(2, kind.name)
    yield plain(kind.description)
    yield (
        f'![{kind.name}的第一页](images/kinds/{shown.picture}.png){{ width="360" loading="lazy" }}'
    )
    yield "写一份空档案，填好后写出文稿："
    command = "summary" if kind.is_summary else "render"
    yield fenced("sh", f"plangen new 档案.yaml --kind {kind.name}\nplangen {command} 档案.yaml")
    told = {
        "名称还可以写": "、".join(map(plain, kind.aliases)),
        "大标题": plain(kind.title),
        "必需": "；".join(map(_needed, kind.required)),
        "最好也有": "、".join(_key(key) for key in kind.expected if key not in kind.required),
        "可以有": "、".join(_key(key) for key in _others(kind)),
        "学期末的总结": _summary(kind),
        "样例": f"{code(f'examples/{shown.example}/档案.yaml')}，上面的图是它的第一页",
    }
    yield bullets(f"**{name}**：{each}" for name, each in told.items() if each)
    yield "文稿里有这些节，没有内容的一节不印："
    yield "、".join(plain(section.title) for section in kind.sections if section.title)


def _summary(kind: Kind) -> str:
    if kind.is_summary or kind.summary is None:
        return ""
    return f"{link(kind.summary)}，用同一份档案：{code('plangen summary 档案.yaml')}"


def _others(kind: Kind) -> list[str]:
    """Return the parts that a new dossier offers besides."""
    needed = {word.partition(".")[0] for needs in kind.required for word in needs.split(OR)}
    parts = dict.fromkeys(WRITTEN_AS.get(part, part) for part in kind.parts)
    return [part for part in parts if part not in {*needed, *kind.expected}]


def _needed(needs: str) -> str:
    return OR.join(map(_key, needs.split(OR)))


def _key(key: str) -> str:
    """Return a link to the part of a dossier; a simple key stands in a table with others."""
    definitions = dossier_form()["definitions"]
    part = key if key in definitions else key.rpartition(".")[0]
    return link(part, DOSSIER, plain(key)) if part in definitions else plain(key)
