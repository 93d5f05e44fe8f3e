"""Which rules run: what the command line asks for, what the school's settings say.

The command line's ``--select`` takes the place of the settings' 只查; what either ignores is
ignored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.checker.rule import GROUPS
from plangen.checker.rules import Selection, all_rules
from plangen.language.patterns import lazy
from plangen.problems import ProblemsError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.source.settings import Settings

PART = "检查"
SELECT, IGNORE = "只查", "忽略"
ALL_RULES = "输入 plangen check --explain 全部，可以看到所有规则"
BETWEEN = lazy(r"[,，、;；\s]+")


class NoSuchRuleError(ValueError):
    """A word that names no rule; its message says what could be meant."""


def read_rules(words: Iterable[str]) -> tuple[str, ...]:
    """Read numbers of rules and letters of groups, several in one word too (N01,T).

    Raises:
        NoSuchRuleError: one of them is none.

    """
    words = [words] if isinstance(words, str) else words
    names = [name for word in words for name in BETWEEN.split(word) if name]
    for name in names:
        if name.upper() not in all_rules() and name.upper() not in GROUPS:
            near = did_you_mean(name.upper(), all_rules())
            groups = "、".join(f"{letter}（{what}）" for letter, what in GROUPS.items())
            message = (
                f"没有“{name}”这条规则。{near or f'可以写编号，如 N01；也可以写一组：{groups}'}"
            )
            raise NoSuchRuleError(message)
    return tuple(dict.fromkeys(name.upper() for name in names))


def selection_of(settings: Settings, select: Iterable[str], ignore: Iterable[str]) -> Selection:
    """Return the rules that run on a file for which these settings hold.

    Raises:
        ProblemsError: the settings are wrong.
        NoSuchRuleError: ``select`` or ``ignore`` has a word that names no rule.

    """
    part = settings.values.get(PART, {})
    if not isinstance(part, dict):
        told = settings.problem(
            (PART,), f"“{PART}”应当是一节", f"先写一行 [{PART}]，下一行写 {IGNORE}"
        )
        raise ProblemsError([told])
    for key in part:
        if key not in {SELECT, IGNORE}:
            hint = did_you_mean(key, (SELECT, IGNORE)) or f"可以写 {SELECT} 和 {IGNORE}"
            raise ProblemsError(
                [settings.problem((PART, key), f"“{PART}”里没有“{key}”这一项", hint)]
            )
    chosen = read_rules(select) or _rules(part.get(SELECT, []), SELECT, settings)
    return Selection(chosen, (*read_rules(ignore), *_rules(part.get(IGNORE, []), IGNORE, settings)))


def _rules(value: Any, key: str, settings: Settings) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        hint = f'写成这样：{key} = ["T05", "S15"]'
        raise ProblemsError([settings.problem((PART, key), f"“{key}”应当是规则编号的列表", hint)])
    try:
        return read_rules(words)
    except NoSuchRuleError as error:
        raise ProblemsError([settings.problem((PART, key), str(error), ALL_RULES)]) from None
