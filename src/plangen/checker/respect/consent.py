"""L08."""

from __future__ import annotations

from plangen.checker.rule import DossierRule

DOSSIER = """\
plangen: 1
文种: 学困生转化工作总结
学困生:
  - {姓名: 许晓, 原因: [作业拖欠不完成]}
总结:
  个案:
    - {姓名: 许晓, 家长同意: 是, 经过: 前四周每天放学前写完再走，后来按时交作业了。}
"""


class Consent(DossierRule):
    """The story of a pupil is printed with the guardian's consent alone."""

    id = "L08"
    summary = "写进总结的个案，要先征得家长同意"
    why = (
        "处理不满十四周岁未成年人的个人信息，应当取得父母或者其他监护人的同意"
        "（《个人信息保护法》第31条）；改了名字，班里的人也认得出是谁。"
    )
    bad = (
        DOSSIER.replace("家长同意: 是", "家长同意: 否"),
        DOSSIER.replace("家长同意: 是, ", ""),
    )
    good = (DOSSIER,)
