"""What is said of each type of error that a schema can raise, and what to type instead.

The sentence is chosen by pydantic's type of the error, never by its English text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.model.schema import keys_at, words_at
from plangen.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

# Types that the readers of single values raise; their messages are Chinese already.
OWN = "plangen_"
SENTENCES = {
    "missing": ("缺少“{key}”", "{where}加一行 {key}: 内容"),
    "extra_forbidden": ("不认识“{key}”这一项", "{nearest}"),
    "list_type": ("“{key}”应当是列表", "每条一行，以“- ”开头；或写成 [一, 二]"),
    "dict_type": ("“{key}”应当写成几行“名称: 内容”", "{like}"),
    "model_type": ("“{key}”应当写成几行“名称: 内容”", "{like}"),
    "literal_error": ("“{key}”不能写{input}", "{meant}可以写：{words}"),
}
# What a value may look like, by its key.
EXAMPLES = {
    "日期": "2026-09-07",
    "开学日期": "2026-09-01",
    "年级": "四年级",
    "学年": "2026-2027",
    "学期": "第一学期",
    "人数": "31",
    "男生": "18",
    "女生": "13",
    "周数": "21",
    "满分": "100",
    "脱敏": "姓氏",
    "放假": "[2026-10-01～2026-10-07]",
    "上课": "[2026-10-10]",
    "月份": "9月",
    "周次": "3",
    "次数": "16",
    "编号": "[一、, 1., （1）]",
    "起止": "2026-03～2027-06",
    "每周": "4",
    "课时": "11",
    "字号": "小四",
    "行距": "1.5",
    "段前": "6磅",
    "段后": "6磅",
    "字距": "1磅",
    "首行缩进": "2",
    "缩进": "1",
    "颜色": "[1F4E79]",
    "文字": "'第 {页码} 页'",
    "宽": "21",
    "高": "29.7",
    "上": "2.5",
    "下": "2.5",
    "左": "2.8",
    "右": "2.8",
}
# The same by the type of the error, where the key is one of many.
EXAMPLES_BY_TYPE = {
    f"{OWN}version": "1",
    f"{OWN}count": "31",
    f"{OWN}decimal": "78.5",
    f"{OWN}decimal_range": "78.5",
    f"{OWN}flag": "是",
    f"{OWN}date": "2026-09-07",
    f"{OWN}date_form": "2026-09-07",
    f"{OWN}span": "2026-10-01～2026-10-07",
    f"{OWN}span_form": "2026-10-01～2026-10-07",
    f"{OWN}grade": "四年级",
    f"{OWN}school_year": "2026-2027",
    f"{OWN}school_year_gap": "2026-2027",
    f"{OWN}term": "第一学期",
    f"{OWN}score": "68",
    f"{OWN}score_range": "68",
    f"{OWN}masking": "姓氏",
    f"{OWN}mark": "[一、, 1., （1）]",
    f"{OWN}marks": "[一、, 1., （1）]",
    f"{OWN}level": "中",
    f"{OWN}time_span": "15:50～17:50",
    f"{OWN}weekdays": "周一至周五",
    f"{OWN}weeks": "20～21",
    f"{OWN}weeks_order": "20～21",
    f"{OWN}money": "86000",
    f"{OWN}money_range": "86000",
    f"{OWN}month": "9月",
    f"{OWN}months": "2026-03～2027-06",
    f"{OWN}months_order": "2026-03～2027-06",
    f"{OWN}unit": "0.5",
    f"{OWN}ratio": "9:1",
    f"{OWN}style": "内容",
    f"{OWN}share": "60%",
    f"{OWN}thresholds": "{及格: 60%, 优秀: 85%, 低分: 40%}",
    f"{OWN}score_table": "{文件: 成绩.xlsx, 期末: 数学}",
}
# What a list or mapping may stand in place of (see ``values``), with an example.
SCALAR = f"{OWN}scalar"
SCALARS = {
    "数字": "31",
    "是或否": "是",
    "日期": "2026-09-07",
    "年级": "四年级",
    "学年": "2026-2027",
    "学期": "第一学期",
    "数字或文字": "92%",
    "分数或等级": "68",
}
# Types with a remedy of their own instead of an example.
REMEDIES = {
    f"{OWN}text": "写在同一行：{key}: 内容",
    f"{OWN}markdown": "写在同一行：{key}: 内容",
    f"{OWN}one_key": "照“- ”后面的样子写成两行，第二行与第一行的文字对齐",
}


def explain(
    detail: ErrorDetails,
    model: type[BaseModel],
    like: str,
    elsewhere: Mapping[str, str],
) -> tuple[str, str]:
    """Return what is wrong with a value, and the remedy.

    ``like`` says where to see what is right; ``elsewhere`` has remedies for keys that belong into
    another file.
    """
    path, kind = detail["loc"], detail["type"]
    key = key_of(detail)
    if kind.startswith(OWN):
        return f"“{key}”：{detail['msg']}", _remedy(detail, key)
    message, hint = SENTENCES[kind]
    known = keys_at(path[:-1], model)
    typed = detail["input"]
    words = words_at(path, model)
    facts = {
        "key": key,
        "where": "在这一项里" if path[:-1] else "",
        "nearest": elsewhere.get(key)
        or did_you_mean(key, known)
        or f"这里可以写：{'、'.join(known)}",
        "like": like,
        "input": f"“{typed}”" if isinstance(typed, str) else "成列表或下一层内容",
        "meant": did_you_mean(typed, words) if isinstance(typed, str) else "",
        "words": "、".join(words),
    }
    return message.format(**facts), hint.format(**facts)


def key_of(detail: ErrorDetails) -> str:
    """Return the last key on the way to a wrong value; of a whole file, what it is."""
    return next((str(part) for part in reversed(detail["loc"]) if isinstance(part, str)), "档案")


def _remedy(detail: ErrorDetails, key: str) -> str:
    kind = detail["type"]
    if kind in REMEDIES:
        return REMEDIES[kind].format(key=key)
    by_type = SCALARS[detail["ctx"]["what"]] if kind == SCALAR else EXAMPLES_BY_TYPE[kind]
    return f"照这个样子写：{key}: {EXAMPLES.get(key, by_type)}"
