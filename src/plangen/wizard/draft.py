"""Answers that are kept beside the dossier until it is written, so that none is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plangen.writers.output import save

if TYPE_CHECKING:
    from pathlib import Path

    from plangen.wizard.known import Answers

SUFFIX = ".未完成.json"
VERSION = 1
ABOUT = "plangen new -i 还没有答完的回答，接着答要用它；档案写好以后就会删去。里面可能有学生姓名。"


class DamagedDraftError(Exception):
    """The file where a draft should be is none."""


class Draft:
    """The answers so far on the disk: whole or not at all, and for their owner's eyes only."""

    def __init__(self, dossier: Path) -> None:
        self.path = dossier.with_name(dossier.name + SUFFIX)

    def read(self) -> Answers:
        """Return the answers kept; none where there is no draft.

        Raises:
            DamagedDraftError: the file is not one of plangen's drafts, or cannot be read.

        """
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            raise DamagedDraftError from None
        answers = data.get("回答") if isinstance(data, dict) else None
        if not isinstance(answers, dict) or data.get("plangen") != VERSION:
            raise DamagedDraftError
        if not all(map(_is_answer, answers.values())):
            raise DamagedDraftError
        return answers

    def keep(self, answers: Answers) -> Path | None:
        """Put the answers on the disk; return where a file that is no draft was set aside.

        Raises:
            ProblemsError: the folder cannot be written to.

        """
        try:
            self.read()
            foreign = False
        except DamagedDraftError:
            foreign = True
        data = {"plangen": VERSION, "说明": ABOUT, "回答": answers}
        text = json.dumps(data, ensure_ascii=False, indent=1)
        return save(
            self.path, text.encode() + b"\n", force=not foreign, backup=foreign, private=True
        )

    def discard(self) -> None:
        """Remove the draft: the dossier is written, or there was nothing to keep."""
        self.path.unlink(missing_ok=True)


def _is_answer(answer: object) -> bool:
    return isinstance(answer, str) or (
        isinstance(answer, list) and all(isinstance(item, str) for item in answer)
    )
