"""``plangen suggest``: which causes, measures and pupils stand alone, and what could help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from plangen.cli.messages import show_data, show_problems, wants_json
from plangen.cli.options import Dossiers, Templates
from plangen.problems import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from plangen.compose.masking import Mask
    from plangen.facts.coverage import CauseFacts
    from plangen.facts.people import PupilFacts
    from plangen.facts.suggestions import Meant, Proposal, Suggestions
    from plangen.pipeline.gaps import Gaps


def suggest(
    dossiers: Dossiers,
    templates: Templates = None,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供其他程序使用。")] = False,
) -> None:
    """对症下药：哪条原因没有措施，哪项措施没有对着原因，各推荐几项，并写好可以贴进档案的几行。

    例：

      plangen suggest 档案.yaml

      plangen suggest 四1班.yaml 四2班.yaml --json
    """
    from plangen import resources
    from plangen.pipeline.dossiers import load
    from plangen.pipeline.gaps import find_gaps

    as_data = as_json or wants_json()
    failed = False
    found: list[dict[str, Any]] = []
    for dossier in dossiers:
        try:
            loaded = load(dossier, templates=templates)
            gaps = find_gaps(loaded)
        except ProblemsError as error:
            show_problems(error.problems)
            failed = True
            continue
        if as_data:
            found.append(_data(dossier, gaps))
        else:
            with resources.using(loaded.templates):
                _show(dossier, gaps)
    if as_data:
        show_data(found)
    if failed:
        raise typer.Exit(1)


def _show(dossier: Path, gaps: Gaps) -> None:
    from plangen.compose.masking import Mask
    from plangen.compose.scaffold import supplement

    suggestions, total = gaps.suggestions, len(gaps.facts.causes)
    if not total and suggestions.complete:
        typer.echo(f"{dossier}：档案里还没有写原因。查原因：plangen library causes")
        return
    if suggestions.complete:
        measures = len(gaps.facts.measures)
        typer.echo(f"{dossier}：{total} 条原因都有措施，{measures} 项措施都有着落，没有要补的。")
        return
    counts = {
        "条原因没有措施": len(suggestions.causes),
        "项措施没有对着原因": len(suggestions.measures),
        "名学生没有措施": len(suggestions.pupils),
    }
    typer.echo(f"{dossier}：{'，'.join(f'{n} {what}' for what, n in counts.items() if n)}。")
    mask = Mask(gaps.dossier, gaps.dossier.masking)
    _show_causes(suggestions, mask)
    _show_measures(suggestions, mask)
    _show_pupils(suggestions, mask)
    if lines := supplement(suggestions):
        typer.echo("可以贴进档案“措施”下的几行（已有“措施:”就不用再写这一行）：\n")
        typer.echo(f"{lines}\n")


def _show_causes(suggestions: Suggestions, mask: Mask) -> None:
    rows = []
    for gap in suggestions.causes:
        name = gap.cause.name
        whom = _names(gap.cause.pupils, mask)
        for i, proposal in enumerate(gap.proposals):
            rows.append((*((name, whom) if i == 0 else ("", "")), *_proposal(proposal)))
        if not gap.proposals:
            rows.append((name, whom, "素材库里没有，请自己写一项", "", ""))
    _show_rows("没有措施的原因", ("原因", "学生", "可用的措施", "对着本班的", "频次"), rows)


def _show_measures(suggestions: Suggestions, mask: Mask) -> None:
    rows = []
    for gap in suggestions.measures:
        meant = "；".join(_meant(found, mask) for found in gap.meant)
        instead = "、".join(proposal.measure.name for proposal in gap.instead)
        rows.append((gap.measure.name, meant, instead or "原因都有措施了，可以删去"))
    _show_rows("没有对着原因的措施", ("措施", "可能针对的原因", "或改用"), rows)


def _show_pupils(suggestions: Suggestions, mask: Mask) -> None:
    rows = []
    for gap in suggestions.pupils:
        if gap.present:
            advice = f"在名下写 措施: [{gap.present[0].name}]"
        elif gap.proposals:
            advice = "、".join(proposal.measure.name for proposal in gap.proposals)
        else:
            advice = "先写原因" if not gap.pupil.causes else "先给他的原因写一项措施"
        causes = "、".join(gap.pupil.causes) or "；".join(
            f"没有写，可能是{found.cause}" for found in gap.meant[:1]
        )
        rows.append((mask(gap.pupil.name), causes or "没有写", advice))
    _show_rows("没有措施的学生", ("学生", "原因", "可用的措施"), rows)


def _show_rows(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from plangen.cli.tables import show_table

    if rows:
        show_table(columns, rows, title=title)


def _proposal(proposal: Proposal) -> tuple[str, str, str]:
    return proposal.measure.name, _causes(proposal.causes), proposal.measure.frequency


def _causes(causes: Sequence[CauseFacts]) -> str:
    return "、".join(cause.name for cause in causes)


def _meant(meant: Meant, mask: Mask) -> str:
    shown = f"（{_names(meant.pupils, mask)}的表现）" if meant.pupils else ""
    return f"{meant.cause}{shown}"


def _names(pupils: Sequence[PupilFacts], mask: Mask) -> str:
    return "、".join(mask(pupil.name) for pupil in pupils)


def _data(dossier: Path, gaps: Gaps) -> dict[str, Any]:
    from plangen.compose.masking import Mask
    from plangen.compose.scaffold import supplement

    mask = Mask(gaps.dossier, gaps.dossier.masking)

    def names(pupils: Sequence[PupilFacts]) -> list[str]:
        return [mask(pupil.name) for pupil in pupils]

    def proposed(proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
        return [
            {
                "名称": proposal.measure.name,
                "针对": [cause.name for cause in proposal.causes],
                "频次": proposal.measure.frequency,
            }
            for proposal in proposals
        ]

    def meant(found: Sequence[Meant]) -> list[dict[str, Any]]:
        return [{"原因": one.cause, "学生": names(one.pupils)} for one in found]

    suggestions = gaps.suggestions
    return {
        "档案": str(dossier),
        "没有措施的原因": [
            {
                "原因": gap.cause.name,
                "学生": names(gap.cause.pupils),
                "措施": proposed(gap.proposals),
            }
            for gap in suggestions.causes
        ],
        "没有对着原因的措施": [
            {
                "措施": gap.measure.name,
                "可能针对": meant(gap.meant),
                "改用": proposed(gap.instead),
            }
            for gap in suggestions.measures
        ],
        "没有措施的学生": [
            {
                "学生": mask(gap.pupil.name),
                "原因": list(gap.pupil.causes),
                "可能的原因": meant(gap.meant),
                "已有的措施": [measure.name for measure in gap.present],
                "措施": proposed(gap.proposals),
            }
            for gap in suggestions.pupils
        ],
        "写进档案": supplement(suggestions),
    }
