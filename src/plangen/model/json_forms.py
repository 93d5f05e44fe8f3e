"""How a value looks to an editor: the JSON Schema beside each reader of ``values`` and its like.

An editor reads YAML 1.2 and knows numbers, truth values and nothing besides text, where plangen
reads text alone; so each form says both, ``31`` and “31人”. It takes what the reader takes, or a
little more where a pattern cannot decide (2026-02-30), and it takes the marks of a scaffold.
``errorMessage`` is what the YAML language server shows instead of its own English.

Truth values and nothing are named by what they are not: a server proposes ``true``, ``false`` and
``null`` wherever they stand as types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pydantic_core import core_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
    from pydantic_core import CoreSchema

Form = dict[str, Any]

D = "[0-9０-９]"
DECIMAL = rf"(?:{D}+(?:[.．]{D}*)?|[.．]{D}+)"
MONTH = "(?:[0０]?[1-9１-９]|[1１][0-2０-２])"
MONTH_DAY = f"(?:[0０]?[1-9１-９]|[12１２]{D}|[3３][01０１])"
DAY = rf"{D}{{4}}\s*[-./年－．／]\s*{MONTH}\s*[-./月－．／]\s*{MONTH_DAY}\s*日?"
TO = "(?:[~～至到]|—+|–|[-－]+)"
# Marks of a scaffold, as ``source.placeholders`` reads them.
UNFILLED = "【请填[^】]*】"
EXAMPLE = "【示例】"

JSON_TYPES = ("array", "boolean", "null", "number", "object", "string")
# The key under which a form asks for names that another room knows; ``editor.schema`` sets them in.
NAMES = "x-names"


def only(*types: str) -> Form:
    """Take these types without proposing their values."""
    return {"not": {"type": [each for each in JSON_TYPES if each not in types]}}


def one_of(words: Iterable[str]) -> str:
    """Return the pattern of any of these words, in capitals or not."""
    return f"(?:{'|'.join(map(_either_case, sorted(words, key=lambda word: (-len(word), word))))})"


def _either_case(word: str) -> str:
    return "".join(
        f"[{sign.upper()}{sign.lower()}]"
        if sign.isascii() and sign.isalpha()
        else f"\\{sign}"
        if sign in ".()/"
        else sign
        for sign in word
    )


def written(  # noqa: PLR0913  (each says one thing of the value)
    pattern: str,
    say: str,
    *,
    number: str = "",
    least: int | None = None,
    most: int | None = None,
    offered: Iterable[str] = (),
    truth: bool = False,
) -> Form:
    """Return the form of text of this pattern, or of a ``number`` (or integer) within bounds.

    ``say`` is what to tell of a wrong one, ``offered`` are the words to propose. ``truth`` takes
    true and false as well.
    """
    full = rf"^\s*(?:{UNFILLED}|(?:{EXAMPLE})?\s*(?:{pattern}))\s*$"
    form: Form = {"type": ["string", number] if number else "string", "pattern": full}
    bounds = {"minimum": least, "maximum": most}
    form |= {key: bound for key, bound in bounds.items() if bound is not None}
    form["errorMessage"] = say
    words = list(offered)
    proposals = [{"enum": words, "errorMessage": say}] if words else []
    others = [only("boolean")] if truth else []
    return {"anyOf": [*proposals, form, *others]} if proposals or others else form


# Text of any kind; a number is text as well (班级: 401).
TEXT: Form = {
    "type": ["string", "number"],
    "pattern": r"\S",
    "errorMessage": "这里写文字，不能是列表或下一层内容",
}


def names_of(what: str) -> Form:
    """Return the form of a name of which the library or another room knows some."""
    return {NAMES: what}


class Reader(Struct, frozen=True, eq=False):
    """A value that ``func`` reads from text, and the ``form`` in which it is written.

    PlainValidator and WithJsonSchema say the same, but also how the value is written as JSON, which
    nobody asks for and takes most of the time in which a model is built.
    """

    func: Callable[[Any], Any]
    form: Form = {}

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.func)

    def __get_pydantic_json_schema__(
        self, _core: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> Form:
        return dict(self.form)


class Mended(Struct, frozen=True, eq=False):
    """A value that ``func`` brings into its usual form before that is read.

    BeforeValidator says the same, but asks anew for the signature of ``func`` at every field.
    """

    func: Callable[[Any], Any]

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.func, handler(source))


class OneOrMany(Mended, frozen=True, eq=False):
    """A list for which a single item may stand."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Form:
        listed = handler(core)
        return {"anyOf": [listed, listed["items"]]}


class AlsoAs(Struct, frozen=True, eq=False):
    """A value that may be written in another form as well.

    Of alternatives that fit equally badly an editor tells of the ``first``.
    """

    form: Form
    first: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Form:
        forms = [handler(core), self.form]
        return {"anyOf": forms[::-1] if self.first else forms}


class Named(Struct, frozen=True, eq=False):
    """A mapping for which a bare word may stand, as its entry ``key``; ``func`` makes it of one."""

    func: Callable[[Any, ValidationInfo], Any]
    key: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.with_info_before_validator_function(self.func, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Form:
        mapping = handler(core)
        return {"anyOf": [mapping, _alone(self.key, handler.resolve_ref_schema(mapping))]}


class Paired(Mended, frozen=True, eq=False):
    """A list of mappings with two keys, which may be written as pairs of their values."""

    name: str
    content: str
    word: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> Form:
        listed = handler(core)
        mapping = handler.resolve_ref_schema(listed["items"])
        known = "|".join(mapping["properties"])
        pairs: Form = {
            "type": ["object"],
            "patternProperties": {f"^(?!(?:{known})$)": bare(mapping["properties"][self.content])},
            "additionalProperties": False,
        }
        single = _alone(self.word, mapping)
        pair = {**pairs, "minProperties": 1, "maxProperties": 1}
        item = {"anyOf": [listed["items"], pair, single]}
        return {"anyOf": [{**listed, "items": item}, listed["items"], pairs, single]}


def _alone(key: str, mapping: Form) -> Form:
    """Return the form of a bare word for a mapping; a mark where the word would not be enough."""
    if set(mapping.get("required", ())) <= {key}:
        return bare(mapping["properties"][key])
    return written("(?!)", "这里不能只写一个词，要写成几行“名称: 内容”")


def bare(form: Form) -> Form:
    """Return a form without what is said of the field that has it."""
    return {key: value for key, value in form.items() if key not in {"title", "description"}}
