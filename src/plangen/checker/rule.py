"""What a rule is, and what it finds.

A rule is a class of its own with all that is to be known of it: why it is there, a text that it
finds and one that it leaves alone. The manual's page of rules and the tests are made of that.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from plangen.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plangen.readers.articles import Article
    from plangen.readers.passages import Passage

GROUPS = {
    "N": "数字一致",
    "S": "结构编号",
    "F": "文种、学段与学科",
    "G": "原因、措施与目标",
    "L": "用语与隐私",
    "P": "合规",
    "T": "文字规范",
}

BETWEEN_DOCUMENTS = "————\n"
# As many places one finding names; a careless document has hundreds.
MOST_PLACES = 20


class Change(NamedTuple):
    """A safe replacement: the characters of a passage from ``start`` to ``end`` become ``new``.

    To take the whole text of a passage away is to take the passage away.
    """

    passage: Passage
    start: int
    end: int
    new: str


class Finding(NamedTuple):
    """One breach of a rule, at the characters of a passage from ``start`` to ``end``.

    ``others`` are further places that the message speaks of, as passage and offset. ``severity``
    is given where it is not the rule's own. ``changes`` mend it, all of them together.
    """

    passage: Passage
    start: int
    end: int
    message: str
    remedy: str
    changes: tuple[Change, ...] = ()
    others: tuple[tuple[Passage, int], ...] = ()
    severity: Severity | None = None


class Rule(ABC):
    """One thing that must not be so in a document.

    ``why`` is what a teacher is told who asks, with the law and article where one says so. Each of
    ``bad`` is a document, in Markdown, in which the rule finds something; in each of ``good``,
    which looks much like it, it finds nothing. ``dossier_bad`` and ``dossier_good`` are such
    dossiers, where the dossier's own checks carry the rule out too. A rule that is
    ``for_fragments`` also holds for what stands before the first of several documents in a file.
    """

    id: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    summary: ClassVar[str]
    why: ClassVar[str]
    bad: ClassVar[tuple[str, ...]]
    good: ClassVar[tuple[str, ...]]
    dossier_bad: ClassVar[tuple[str, ...]] = ()
    dossier_good: ClassVar[tuple[str, ...]] = ()
    for_fragments: ClassVar[bool] = False

    @abstractmethod
    def check(self, article: Article) -> Iterable[Finding]:
        """Find every breach in one document."""


class FolderRule(Rule):
    """A rule on documents beside each other, which ``plangen check --similar`` carries out.

    Each example is several documents, parted by a line of ``BETWEEN_DOCUMENTS``.
    """

    def check(self, article: Article) -> Iterable[Finding]:  # noqa: ARG002  (as Rule has it)
        """Find nothing: one document shows nothing of another."""
        return ()


class DossierRule(Rule):
    """A rule on the facts of a dossier, which the dossier's own checks carry out under its number.

    ``bad`` and ``good`` are dossiers.
    """

    def check(self, article: Article) -> Iterable[Finding]:  # noqa: ARG002  (as Rule has it)
        """Find nothing: a finished document does not show what the rule is about."""
        return ()
