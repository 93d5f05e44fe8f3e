"""What is to be known of a rule: for the command line, and for the page of all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plangen.checker.rule import GROUPS, DossierRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.checker.rule import Rule

HEAD = """# 检查规则

`plangen check` 查的每一条规则：为什么查，怎样算错，怎样算对。这一页由程序里的规则写出，不用手改。

错误要改好再交；提醒请看一看，确认没有问题可以不改；说明只供参考。

不想查一条规则，在命令后面加 `--ignore N01`。只有一处不查，在那一行后面写注释。

注释这样写，单独成一行的管整个文件：

- 档案里写 `# plangen: 忽略 N01`
- Markdown 文稿里写 `<!-- plangen: 忽略 N01 -->`

这里每条规则至多举三个错的、三个对的；全部例子输入 `plangen check --explain N01` 看。
"""


# A page of all rules shows a few examples of each; the command line shows them all.
EXAMPLES_ON_PAGE = 3


def verdict(rule: Rule) -> str:
    """Return how grave it is to break a rule, and why."""
    where = "（查档案）" if isinstance(rule, DossierRule) else ""
    return f"{rule.severity.value}{where}。{rule.why}"


def examples(rule: Rule) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the texts that break a rule and those that do not, each sort under its heading."""
    return ("这样会查出来：", rule.bad), ("这样没有问题：", rule.good)


def manual(rules: Iterable[Rule]) -> str:
    """Return the page of all rules as Markdown, a part for each group with a table of its rules."""
    every = list(rules)
    parts = [HEAD]
    for letter, name in GROUPS.items():
        group = [rule for rule in every if rule.id.startswith(letter)]
        if group:
            parts.append(f"## {letter} {name}\n")
            parts.append("| 规则 | 级别 | 查什么 |\n| :-- | :-- | :-- |")
            parts += [f"| {rule.id} | {rule.severity.value} | {rule.summary} |" for rule in group]
            parts += [f"\n{_told(rule)}" for rule in group]
    return "\n".join(parts) + "\n"


def listed(rules: Iterable[Rule]) -> str:
    """Return the list of rules, group by group, as Markdown."""
    every = list(rules)
    parts = []
    for letter, name in GROUPS.items():
        parts.append(f"## {letter} {name}\n")
        parts += [f"- {r.id} {r.summary}（{r.severity.value}）" for r in every if r.id[0] == letter]
        parts.append("")
    return "\n".join(parts)


def rule_data(rule: Rule) -> dict[str, Any]:
    """Return all of one rule for other programs."""
    return {
        "rule": rule.id,
        "group": GROUPS[rule.id[0]],
        "severity": rule.severity.name.lower(),
        "summary": rule.summary,
        "why": rule.why,
        "bad": list(rule.bad),
        "good": list(rule.good),
    }


def _told(rule: Rule) -> str:
    """Return one rule as Markdown, with a few examples of each sort."""
    lines = [f"### {rule.id} {rule.summary}\n", f"{verdict(rule)}\n"]
    for label, texts in examples(rule):
        lines.append(f"{label}\n")
        lines += [f"```text\n{text.rstrip()}\n```\n" for text in texts[:EXAMPLES_ON_PAGE]]
    return "\n".join(lines)
