"""The files that the examples of the commands name: a school's classes, its tables, its documents.

Names are those of the commands' own docstrings. What is taken from ``examples`` is copied, the
rest is made here; pupils are invented.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from manual.places import EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Slips of the keyboard for ``plangen fix``: the text as it is, and as somebody typed it.
SLIPS = (("学科: ", "学科："), ("周数: 21", "周数：　21"), ("教师: ", "教师："))
FROM_ELSEWHERE = """\
四年级（1）班学困生转化计划

我班共有学生45人，其中学困生8名，主要是口算不熟、审题不清。

一、学生情况
针对这6名学生，每天放学前面批作业。
后进生作业常常第二天才交。

三、措施
每周和每名学生谈心一次，并做好记录。
期末考试后按名次张榜公布，鼓励学生你追我赶。
"""
ANOTHER = """\
四年级（2）班学困生转化计划

我班共有学生42人，其中学困生7名。

一、措施
每周面批作业两次，错题当天订正。
"""
# Without it a cause of the example is left without an answer.
ANSWER = """\
  - 名称: 家长观念与方法指导
    频次: 每人每学期两次
    负责人: 蔡老师
"""
ITS_RESULT = (
    "    家长观念与方法指导:\n      次数: 2\n      记录: 家长谈话记录2份\n"
    "      说明: 来的是汪可欣的母亲，一共两次，后一次说了在家怎样问。"
    "黎梦瑶的家长上班走不开，只通过两次电话，不计在内。\n"
)
GRADE = ("数学", "语文")
CLASSES = ("四1班", "四2班")
PUPILS = "安柏宁程达方格禾江可林满宁平乔然"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier of the examples, with words changed so that it is the class that is named."""

    example: str
    changes: tuple[tuple[str, str], ...] = ()

    def __call__(self, target: Path) -> None:
        """Put it there."""
        text = (EXAMPLES / self.example / "档案.yaml").read_text(encoding="utf-8")
        for old, new in self.changes:
            if old not in text:
                raise ValueError(f"{self.example}: {old}")
            text = text.replace(old, new)
        target.parent.mkdir(exist_ok=True)
        target.write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Copied:
    """A file of an example."""

    path: str

    def __call__(self, target: Path) -> None:
        """Put it there."""
        shutil.copy(EXAMPLES / self.path, target)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of several files."""

    files: tuple[tuple[str, Callable[[Path], None]], ...]

    def __call__(self, target: Path) -> None:
        """Put it there."""
        target.mkdir()
        for name, put in self.files:
            put(target / name)


@dataclass(frozen=True, slots=True)
class Written:
    """A Word document that somebody typed, a paragraph for each line."""

    text: str

    def __call__(self, target: Path) -> None:
        """Put it there."""
        from docx import Document  # noqa: PLC0415  (slow to import)

        made = Document()
        for line in self.text.splitlines():
            if line:
                made.add_paragraph(line)
        made.save(str(target))


def _grade_scores(target: Path) -> None:
    """Write the scores of two classes out of 120, the names in one sheet."""
    from openpyxl import Workbook  # noqa: PLC0415  (slow to import)

    book = Workbook()
    sheet = book.active
    sheet.append(["班级", "姓名", *GRADE])
    for i, sign in enumerate(PUPILS * 2):
        name = f"{sign}小{PUPILS[(i * 5 + 3) % len(PUPILS)]}"
        scores = [120 - (i * step) % 71 for step in (13, 17)]
        sheet.append([CLASSES[i // len(PUPILS)], name, *scores])
    made = BytesIO()
    book.save(made)
    target.write_bytes(made.getvalue())


def _much_alike(target: Path) -> None:
    """Write the first half of an example's plan, as somebody who has copied it."""
    text = (EXAMPLES / PLAN).with_suffix(".md").read_text(encoding="utf-8")
    paragraphs = [line.lstrip("#*- ") for line in text.splitlines() if line]
    Written("\n".join(paragraphs[: len(paragraphs) // 2]))(target)


FIRST = Dossier("001-7")
SECOND = Dossier("002-5", (("四年级（3）班", "四年级（2）班"), ("柳林镇中心小学", "白鹭洲小学")))
# Of classes whose term is over.
OVER_1 = Dossier("培优辅差计划")
OVER_2 = Dossier("004-2", (("东屏小学", "梧桐街小学"),))
PLAN = "001-1/三年级（1）班数学学困生转化计划.docx"
FILES: dict[str, Callable[[Path], None]] = {
    "档案.yaml": Dossier("001-1"),
    "四1班.yaml": FIRST,
    "四2班.yaml": SECOND,
    "上学期.yaml": Dossier("001-1"),
    "全校档案/": Folder((("四1班.yaml", FIRST), ("四2班.yaml", SECOND))),
    "花名册.xlsx": Copied("花名册和成绩表/花名册.xlsx"),
    "成绩.xlsx": Copied("花名册和成绩表/上学期期末成绩.xlsx"),
    "年级成绩.xlsx": _grade_scores,
    "计划.docx": Written(FROM_ELSEWHERE),
    "文稿/": Folder((("四1班.docx", Written(FROM_ELSEWHERE)), ("四2班.docx", Written(ANOTHER)))),
    "全校计划/": Folder((("三1班.docx", Copied(PLAN)), ("三2班.docx", _much_alike))),
}
# Where one command needs another file of the same name.
INSTEAD: dict[str, dict[str, Callable[[Path], None]]] = {
    "fix": {
        "档案.yaml": Dossier("001-1", SLIPS),
        "四1班.yaml": Dossier("001-7", SLIPS[1:]),
        "四2班.yaml": Dossier("002-5", SLIPS[1:2]),
    },
    "summary": {"全校档案/": Folder((("四1班.yaml", OVER_1), ("四2班.yaml", OVER_2)))},
    "suggest": {"档案.yaml": Dossier("001-1", ((ANSWER, ""), (ITS_RESULT, "")))},
}
# Words after which a name is that of a file still to be written.
WRITES = {"-o", "--output"}
NEW = "new"


def prepare(name: str, words: list[str], folder: Path) -> None:
    """Put the files into a folder that a command line of the command ``name`` reads."""
    files = FILES | INSTEAD.get(name, {})
    read = [word for before, word in zip(["", *words], words, strict=False) if before not in WRITES]
    if name == NEW:
        # The first is the dossier to be written, also where an example is another command's.
        read = read[3:]
    for word in read:
        if word in files:
            files[word](folder / word)
