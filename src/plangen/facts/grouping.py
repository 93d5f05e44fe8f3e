"""分组, 结对 and 小组 in facts: who shares causes, who helps whom, how groups are made up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.language.han_numbers import in_han
from plangen.model.grouping import LEVELS, STRUGGLING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plangen.facts.coverage import CauseFacts, MeasureFacts
    from plangen.facts.people import PupilFacts
    from plangen.library.choices import Choices
    from plangen.model.dossier import Dossier
    from plangen.model.grouping import Team

REST = "其他学生"


class ClusterFacts(Struct, frozen=True):
    """Pupils who are helped together.

    ``causes`` are those that all of them have, ``further`` what single pupils have besides.
    Sensitive causes are in neither: beside a list of pupils they would tell whose they are.
    ``signs`` are the teacher's words for the whole group.
    """

    name: str
    pupils: tuple[PupilFacts, ...]
    signs: tuple[str, ...]
    causes: tuple[CauseFacts, ...]
    further: tuple[tuple[PupilFacts, tuple[CauseFacts, ...]], ...]
    measures: tuple[MeasureFacts, ...]


class PairFacts(Struct, frozen=True):
    """A pupil of the plan, the classmates who help, where they sit and what they agreed."""

    pupil: PupilFacts
    helper: str
    seat: str | None
    promise: str | None


class TeamFacts(Struct, frozen=True):
    """A group of classmates: its leader, its members by level, and how many they are.

    ``unlevelled`` are those besides the leader of whom no level is known.
    """

    name: str
    leader: str | None
    by_level: dict[str, tuple[str, ...]]
    unlevelled: tuple[str, ...]
    size: int


class GroupingFacts(Struct, frozen=True):
    """All groupings of a plan.

    ``unpaired`` are pupils of the plan whom no classmate helps. ``sizes`` maps the size of a group
    to how many groups have it, the commonest first.
    """

    clusters: tuple[ClusterFacts, ...]
    pairs: tuple[PairFacts, ...]
    unpaired: tuple[PupilFacts, ...]
    teams: tuple[TeamFacts, ...]
    sizes: dict[int, int]

    @property
    def people(self) -> int:
        """Number of pupils in all groups of classmates."""
        return sum(team.size for team in self.teams)


def grouping_facts(
    dossier: Dossier,
    choices: Choices,
    pupils: Sequence[PupilFacts],
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
) -> GroupingFacts:
    """Gather groups, pairs and teams; groups come from the causes where the dossier has none."""
    open_causes = [cause for cause in causes if not cause.sensitive]
    if dossier.clusters:
        clusters = _given_clusters(dossier, choices, pupils, open_causes, measures)
    else:
        clusters = _derived_clusters(pupils, open_causes, measures)
    paired = [
        PairFacts(pupil, pupil.helper, given.seat, given.promise)
        for pupil, given in zip(pupils, dossier.pupils, strict=True)
        if pupil.helper
    ]
    listed = {pupil.name for pupil in dossier.pupils}
    teams = tuple(_team(team, listed) for team in dossier.teams)
    return GroupingFacts(
        clusters=tuple(clusters),
        pairs=tuple(paired),
        unpaired=tuple(pupil for pupil in pupils if not pupil.helper),
        teams=teams,
        sizes=dict(Counter(team.size for team in teams).most_common()),
    )


def _given_clusters(
    dossier: Dossier,
    choices: Choices,
    pupils: Sequence[PupilFacts],
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
) -> list[ClusterFacts]:
    found = []
    for cluster, named in zip(dossier.clusters, choices.cluster_measures, strict=True):
        members = tuple(pupil for pupil in pupils if pupil.name in cluster.pupils)
        own = [m for m in measures if m.name in named and not m.sensitive]
        found.append(
            _cluster(
                cluster.name,
                members,
                causes,
                own or _measures_for(members, measures),
                tuple(cluster.signs),
            )
        )
    return found


def _derived_clusters(
    pupils: Sequence[PupilFacts],
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
) -> list[ClusterFacts]:
    """Put pupils with the same causes together; those without a cause to name come last."""
    alike: dict[tuple[str, ...], list[PupilFacts]] = {}
    for pupil in pupils:
        key = tuple(cause.name for cause in causes if pupil in cause.pupils)
        alike.setdefault(key, []).append(pupil)
    rest = alike.pop((), [])
    if not alike:
        return []
    named = [(f"第{in_han(i)}组", members) for i, members in enumerate(alike.values(), start=1)]
    named += [(REST, rest)] if rest else []
    return [
        _cluster(name, tuple(members), causes, _measures_for(members, measures), ())
        for name, members in named
    ]


def _cluster(
    name: str,
    members: tuple[PupilFacts, ...],
    causes: Sequence[CauseFacts],
    measures: Sequence[MeasureFacts],
    signs: tuple[str, ...],
) -> ClusterFacts:
    shared = tuple(c for c in causes if members and all(p in c.pupils for p in members))
    further = [
        (pupil, tuple(c for c in causes if pupil in c.pupils and c not in shared))
        for pupil in members
    ]
    return ClusterFacts(
        name=name,
        pupils=members,
        signs=signs,
        causes=shared,
        further=tuple((pupil, own) for pupil, own in further if own),
        measures=tuple(measures),
    )


def _measures_for(
    members: Sequence[PupilFacts], measures: Sequence[MeasureFacts]
) -> list[MeasureFacts]:
    return [m for m in measures if not m.sensitive and any(p in m.pupils for p in members)]


def _team(team: Team, listed: set[str]) -> TeamFacts:
    """Count a team; a pupil on the plan's list has the level 学困 without its being typed."""
    levels = {m.name: STRUGGLING if m.name in listed else m.level for m in team.members}
    return TeamFacts(
        name=team.name,
        leader=team.leader,
        by_level={
            level: names
            for level in LEVELS
            if (names := tuple(name for name, own in levels.items() if own == level))
        },
        unlevelled=tuple(
            name for name, own in levels.items() if own is None and name != team.leader
        ),
        size=len({*levels, *([team.leader] if team.leader else [])}),
    )
