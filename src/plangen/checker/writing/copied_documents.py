"""T16."""

from __future__ import annotations

from plangen.checker.rule import FolderRule
from plangen.problems import Severity

_FIRST = (
    "许×的口算慢在进位加法，常把个位的进位忘掉。每天早读前做五道进位题，先在十位上方写小数字，做完自己验算，"
    "错的当天重做，记进面批本，月底数一数错题少了几道。\n"
)
_EDITED = (
    "马×的口算慢在进位加法，常把个位的进位忘掉。每天早读前做八道进位题，先在十位上方写小数字，做完自己验算，"
    "错的当天重做，记进面批本，月底数一数错题少了几道。\n"
)
_OTHER = (
    "林×写话只写一句。先看图说给同桌听，说清谁、在哪里、做什么，再写下来，写满三句就读给全班听。\n"
)


class CopiedDocuments(FolderRule):
    """Documents of one collection do not share most of their text."""

    id = "T16"
    severity = Severity.WARNING
    summary = "几份文稿不雷同"
    why = (
        "同一个年级的计划只换名字和数字，检查的人一翻就看得出。"
        "plangen check --similar 放文稿的文件夹，列出哪两份、哪几段相同，各占多少；"
        "大家都有的规定和通知算校内统一文字，不算雷同。"
    )
    bad = (f"{_FIRST}————\n{_EDITED}",)
    good = (f"{_FIRST}————\n{_OTHER}",)
