"""Dossiers of every shape that the models allow, made of what a teacher may type in each field."""

from __future__ import annotations

from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AfterValidator, BaseModel

from plangen.compose.kinds import kind_names
from plangen.model.appearance import read_masking
from plangen.model.approvals import read_approvals
from plangen.model.classwork import read_month
from plangen.model.days import read_day_span
from plangen.model.dossier import Dossier
from plangen.model.execution import read_execution
from plangen.model.funding import as_ratio, read_unit
from plangen.model.grouping import read_level
from plangen.model.hours import read_time_span, read_weekdays
from plangen.model.json_forms import NAMES, Mended, Named, OneOrMany, Paired, Reader
from plangen.model.marks import BY_EXAMPLE, LITERAL, read_mark_or_word
from plangen.model.money import read_money
from plangen.model.research import read_months
from plangen.model.school_year import read_school_year, read_term
from plangen.model.scores import read_score
from plangen.model.service import as_slots
from plangen.model.thresholds import read_share
from plangen.model.values import (
    as_names,
    read_count,
    read_date,
    read_decimal,
    read_flag,
    read_grade,
    read_markdown,
    read_quantity,
    read_text,
)
from plangen.model.weeks import read_week_span

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic.fields import FieldInfo

WORDS = ("作业面批", "第一组", "四年级（1）班", 401, 3.5, "0012", "16:30", "2026", "两 字", "a: b")
# What may be typed where a reader reads.
TYPED: dict[Callable[..., Any], tuple[Any, ...]] = {
    read_text: WORDS,
    read_markdown: (*WORDS, "第一段。\n\n第二段。"),
    read_count: (0, 31, "31", "31人", "１２", "三十一", "21 周", "16次", "１６ 次"),
    read_decimal: (0, 100, 78.5, "78.5", "78.5分", "７８．５", "120 元"),
    read_flag: ("是", "否", "有", "没有", "yes", "No", "ON", True, False, 1, 0, "已同意"),
    read_date: ("2026-09-07", "2026.9.7", "2026/9/7", "2026年9月7日", "２０２６－９－７"),
    read_grade: ("四年级", "4年级", "四", 4, "６", "一年级"),
    read_school_year: ("2026-2027", 2026, "2026—2027学年", "2026-27", "2026～2027学年度"),
    read_term: ("第一学期", "上学期", "下", 1, 2, "秋季"),
    read_quantity: ("80.6%", "达到92%", 65, 78.5, "合格", "大部分", "96分以上"),
    read_share: ("60%", 60, "60", "６０％"),
    read_score: (52, 68.5, "52分", "优", "待合格", "不及格", "缺考", "—", "/", "病假"),
    read_day_span: ("2026-10-10", "2026-10-01～2026-10-07", "2026年11月5日至2026年11月6日 秋假"),
    read_time_span: ("15:50～17:50", "15：50-16：40", "8:00至8:40", "15.50到16.30"),
    read_weekdays: ("周一至周五", "周一、周三", "每天", "星期二", "1-5", 3, ["周一", "周三、五"]),
    read_week_span: (3, "3", "第3周", "20～21", "第3周至第5周", "20-21"),
    read_month: ("9月", "九月", 9, "十二月份", "１０月"),
    read_months: ("2026-03～2027-06", "2026年3月—2027年6月", 2026.3, "2026年3月—4月", "2026-03-20"),
    read_money: (0, 86000, 3600.5, "86,000元", "8.6万元", "2元/课时", "每课时2元", "￥30"),
    read_unit: (1, 0.5, 0, -1, "0.5", "-1", "−1"),
    read_level: ("优", "中", "学困", "优等", "学困生"),
    read_masking: ("姓氏", "代号", "否", "是", "no", True, False),
    read_mark_or_word: (*BY_EXAMPLE, LITERAL),
}
# What may be typed for a mapping.
PLAIN: dict[Callable[..., Any], tuple[Any, ...]] = {
    as_slots: ("15:50～17:50",),
    read_execution: ("16次", "16", 16, "没有做"),
    as_ratio: ("9:1", "９０%：１０%", "1比1"),
}
SHARES = ("10%", "5.5 %", "约10％", "１０％")
NAMES_IN_ONE_TEXT = "周明、林悦，许晓"
# What may stand where nothing is given.
BLANKS = (None, "", " ", "【请填：如 31】", "【请填】")


def dossiers_with(key: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return dossiers that hold something under a key, or nothing."""
    field = next(field for field in Dossier.model_fields.values() if field.alias == key)
    blank = st.nothing() if field.is_required() else st.sampled_from(BLANKS)
    return st.fixed_dictionaries(
        {"文种": st.sampled_from(kind_names()), key: _field(field) | blank}
    )


def _mapping(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    required, optional = {}, {}
    for field in model.model_fields.values():
        values = _field(field)
        if field.is_required():
            required[str(field.alias)] = values
        else:
            optional[str(field.alias)] = values | st.sampled_from(BLANKS)
    if model.model_config.get("extra") == "allow":
        required["期末"] = st.sampled_from(WORDS)
    keys = (
        st.lists(st.sampled_from(sorted(optional)), max_size=4, unique=True) if optional else None
    )
    if keys is None:
        return st.fixed_dictionaries(required)
    return keys.flatmap(
        lambda chosen: st.fixed_dictionaries({**required, **{key: optional[key] for key in chosen}})
    )


def _field(field: FieldInfo) -> st.SearchStrategy[Any]:
    return _values(field.annotation, tuple(field.metadata))


def _values(annotation: Any, metadata: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    """Return what may be typed for a type and what stands beside it in its Annotated."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _values(inside[0], (*inside[1:], *metadata))
    if reader := next((m.func for m in metadata if isinstance(m, Reader)), None):
        return _scalar(reader, metadata)
    if origin in (Union, UnionType):
        (only,) = [each for each in inside if each is not type(None)]
        return _values(only, metadata)
    if origin is Literal:
        return st.sampled_from(inside) | st.sampled_from(inside).map("【示例】{}".format)
    return _list(inside[0], metadata) if origin is list else _keyed(annotation, metadata)


def _keyed(annotation: Any, metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Return mappings: with keys of the teacher's own, or with those of a model."""
    if get_origin(annotation) is dict:
        names = st.sampled_from(["上学期期末", "期末", "甲乙", "2026"])
        values = st.dictionaries(names, _values(get_args(annotation)[1]), max_size=2)
        return _plainer(values, metadata)
    assert issubclass(annotation, BaseModel)
    whole = st.deferred(lambda: _mapping(annotation)) | _word(annotation, metadata)
    return _plainer(whole, metadata)


def _scalar(reader: Callable[..., Any], metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    forms = [m.form for m in metadata if isinstance(m, Reader)]
    if any(form.get(NAMES) == "文种" for form in forms):
        return st.sampled_from(kind_names())
    if reader is read_quantity and any("百分数" in form.get("errorMessage", "") for form in forms):
        return st.sampled_from(SHARES)
    typed = st.sampled_from(TYPED[reader])
    texts = [each for each in TYPED[reader] if isinstance(each, str)]
    return typed | st.sampled_from(texts).map("【示例】{}".format)


def _word(model: type[BaseModel], metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Return the bare words that may stand for a mapping."""
    named = next((m for m in metadata if isinstance(m, Named)), None)
    fields = {str(field.alias): field for field in model.model_fields.values()}
    alone = named and not any(f.is_required() for k, f in fields.items() if k != named.key)
    return _field(fields[named.key]) if named and alone else st.nothing()


def _plainer(values: st.SearchStrategy[Any], metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Add the plain text that may stand for a mapping of its own sort."""
    readers = [m.func for m in metadata if isinstance(m, Mended)]
    texts = [text for reader in readers for text in PLAIN.get(reader, ())]
    return values | st.sampled_from(texts) if texts else values


def _list(item: Any, metadata: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    items = _values(item)
    if paired := next((m for m in metadata if isinstance(m, Paired)), None):
        return _pairs(item, items, paired)
    unique = any(isinstance(m, AfterValidator) for m in metadata)
    if unique:
        return st.lists(st.sampled_from([*BY_EXAMPLE][:5]), max_size=5, unique=True)
    listed = st.lists(items | st.sampled_from((None, "【请填：一条】")), max_size=3)
    if not any(isinstance(m, OneOrMany) for m in metadata):
        return listed
    readers = [m.func for m in metadata if isinstance(m, Mended)]
    texts = st.just(NAMES_IN_ONE_TEXT) if as_names in readers else st.nothing()
    flags = st.sampled_from(["是", "否", True]) if read_approvals in readers else st.nothing()
    return listed | items | texts | flags


def _pairs(
    model: type[BaseModel], items: st.SearchStrategy[Any], paired: Paired
) -> st.SearchStrategy[Any]:
    fields = {str(field.alias): field for field in model.model_fields.values()}
    pair = st.dictionaries(
        st.sampled_from(["数与代数", "大数的认识"]), _field(fields[paired.content]), min_size=1
    )
    one = pair.filter(lambda found: len(found) == 1)
    return st.lists(items | one, max_size=3) | items | pair


def smallest(model: type[BaseModel]) -> dict[str, Any]:
    """Return the least that a mapping of this model must hold."""
    required = [field for field in model.model_fields.values() if field.is_required()]
    return {str(field.alias): _first(field.annotation, tuple(field.metadata)) for field in required}


def _first(annotation: Any, metadata: tuple[Any, ...]) -> Any:
    if get_origin(annotation) is list:
        item, *around = get_args(get_args(annotation)[0]) or get_args(annotation)
        return [_first(item, tuple(around))]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return smallest(annotation)
    reader = next(m.func for m in metadata if isinstance(m, Reader))
    return TYPED[reader][0]
