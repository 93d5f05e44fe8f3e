"""Names that a dossier types for causes and measures, looked up in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from plangen.model.values import FILLER
from plangen.problems import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from plangen.library.entries import Cause, Measure
    from plangen.source import SourceFile


class Vocabulary(Struct, frozen=True):
    """The causes or the measures of the library, and what to say of a name that is not there.

    ``what`` is the word for one of them, ``key`` the dossier's list of them, which may stand
    ``within`` another part.
    """

    what: str
    key: str
    find: Callable[[str], Cause | Measure | None]
    names: Sequence[str]
    source: SourceFile
    within: tuple[str, ...] = ()

    @property
    def home(self) -> str:
        """What the dossier's list of them is called: 措施, 培优的措施."""
        return "的".join((*self.within, self.key))

    def canonical(self, name: str) -> str:
        """Return the library's own name for a title or alias; other names as they are."""
        entry = self.find(name)
        return entry.name if entry else name

    def choose(
        self, i: int, typed: str, chosen: Collection[str], *, note: str | None
    ) -> str | None:
        """Return the name of an item of the dossier's list; None where it stands there already."""
        if typed == FILLER:
            return None
        name = self.canonical(typed)
        item: tuple[str | int, ...] = (*self.within, self.key, i)
        place = (*item, "名称")
        if name in chosen:
            self.source.add_at(place, f"{self.what}“{typed}”列了两次", "留下一处", Severity.WARNING)
            return None
        if self.find(typed) is None and note is None and not self.source.has((*item, "说明")):
            self.source.add_at(
                place,
                f"素材库里没有{self.what}“{typed}”",
                did_you_mean(typed, self.names)
                + f"自己的{self.what}要加说明，写成两行：- 名称: {typed}，下一行 说明: 内容",
            )
        return name

    def named(
        self, place: tuple[str | int, ...], typed: Sequence[str], chosen: Collection[str]
    ) -> list[str]:
        """Return names that a pupil's list or 针对 may use: chosen ones, or the library's."""
        found = []
        for j, word in enumerate(typed):
            if word == FILLER:
                continue
            name = self.canonical(word)
            if name in chosen or self.find(word) is not None:
                found.append(name)
            else:
                self.source.add_at(
                    (*place, j),
                    f"{self.what}“{word}”既不在{self.home}里，也不在素材库里",
                    did_you_mean(word, [*chosen, *self.names])
                    + f"自己的{self.what}请先写进“{self.home}”并加说明",
                )
        return list(dict.fromkeys(found))
