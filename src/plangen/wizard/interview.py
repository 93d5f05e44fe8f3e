"""Asking the questions one after the other, keeping every answer, and looking it all over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plangen.language.patterns import lazy
from plangen.model.values import read_text
from plangen.wizard.field import ask_text
from plangen.wizard.known import Known, Option
from plangen.wizard.menu import ask_choice
from plangen.wizard.outcome import faults, wishes_of
from plangen.wizard.questions import questions
from plangen.wizard.sheet import show

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from plangen.compose.wishes import Wishes
    from plangen.wizard.known import Answer, Answers, Question

DONE = "写出"
BETWEEN_PHRASES = lazy("[；;]")


class Interview:
    """The questions of one dossier and their answers.

    ``keep`` is called with the answers whenever one was given.
    """

    def __init__(
        self, given: Wishes, answers: Answers, today: dt.date, keep: Callable[[Answers], object]
    ) -> None:
        self.known = Known(given, today, dict(answers))
        self._keep = keep
        self._faults = faults(wishes_of(self.known))

    @property
    def answered(self) -> int:
        """Number of questions answered so far, skipped ones included."""
        return sum(not self._is_open(question) for question in questions(self.known))

    def run(self) -> Wishes:
        """Ask until everything is answered and the teacher has nothing to change.

        Raises:
            KeyboardInterrupt: the teacher stops; what was answered is kept.
            EOFError: the window was closed.

        """
        self._ask_open()
        while (key := self._look_over()) != DONE:
            question = next(q for q in questions(self.known) if q.key == key)
            self._ask(question, strict=False)
            self._ask_open()
        return wishes_of(self.known)

    def _ask_open(self) -> None:
        """Ask all that is not answered; going back asks again what was."""
        asked = questions(self.known)
        place = self._first_open(asked)
        while place < len(asked):
            if self._ask(asked[place], strict=True):
                asked = questions(self.known)
                place = self._first_open(asked)
            else:
                place = max(place - 1, 0)

    def _first_open(self, asked: list[Question]) -> int:
        return next((i for i, q in enumerate(asked) if self._is_open(q)), len(asked))

    def _is_open(self, question: Question) -> bool:
        """Whether there is no answer, or one kept earlier that would be refused today."""
        answer = self.known.answers.get(question.key)
        return answer is None or bool(question.fault(answer, self.known))

    def _ask(self, question: Question, *, strict: bool) -> bool:
        """Ask one question and keep the answer; whether there is one.

        ``strict`` refuses an answer that contradicts earlier ones. Without it, whoever changes
        several answers that belong together can do so one by one.
        """
        old = self.known.answers.get(question.key)
        default = question.default(self.known) if old is None else old
        remarks: list[str] = []

        def check(answer: Answer) -> str:
            fault = question.fault(answer, self.known)
            if not fault and strict:
                fault = self._contradiction(question, answer)
            if not fault and isinstance(answer, list):
                remark = question.remark(self.known, answer)
                if remark and remark not in remarks:
                    remarks.append(remark)
                    return f"{remark}就这样，再按一次 Enter。"
            return fault

        answer = self._answer(question, default, check)
        if answer is None:
            return False
        if answer != old:
            self._forget_what_rests_on(question.key)
        self.known.answers[question.key] = answer
        self._keep(self.known.answers)
        show(f"  {question.label}：{shown(question, answer, self.known)}")
        return True

    def _answer(
        self, question: Question, default: Answer, check: Callable[[Answer], str]
    ) -> Answer | None:
        """Let the question be answered: chosen from a list, or typed."""
        asked = questions(self.known)
        place = next(i for i, each in enumerate(asked, start=1) if each.key == question.key)
        # How many there will be is known once the kind of document is.
        total = f"/{len(asked)}" if self.known.kind else ""
        text = f"{place}{total}　{question.text}"
        if question.options is not None:
            options = list(question.options(self.known))
            if not (question.several or question.required):
                options.append(Option("", question.skipped))
            return ask_choice(text, options, default, check, several=question.several)
        typed = default if isinstance(default, str) else "；".join(default)
        example = f"如 {question.example}" if question.example else ""
        answer = ask_text(
            f"{text}{example}", typed, lambda line: check(_read(line, several=question.several))
        )
        return None if answer is None else _read(answer, several=question.several)

    def _contradiction(self, question: Question, answer: Answer) -> str:
        """Say which earlier answer an answer contradicts, by the rules for every dossier."""
        answers = {**self.known.answers, question.key: answer}
        found = faults(wishes_of(Known(self.known.given, self.known.today, answers)))
        new = [fault for fault in found if fault not in self._faults]
        return new[0] if new else ""

    def _forget_what_rests_on(self, key: str) -> None:
        for question in questions(self.known):
            if key in question.rests_on:
                self.known.answers.pop(question.key, None)

    def _look_over(self) -> str:
        """Show all answers; return the key of the one to be changed, or that it is done."""
        self._faults = faults(wishes_of(self.known))
        options = [Option(DONE, "没有，写出档案")]
        for question in questions(self.known):
            text = shown(question, self.known.answers[question.key], self.known)
            options.append(Option(question.key, f"{question.label}：{text}", "", question.group))
        wrong = "".join(f"\n对不上：{fault}" for fault in self._faults)

        def check(answer: Answer) -> str:
            return "还有对不上的地方，改好了才能写出" if answer == DONE and self._faults else ""

        key = ask_choice(f"都答完了。有要改的吗？{wrong}", options, DONE, check)
        return self._look_over() if key is None else str(key)


def _read(line: str, *, several: bool) -> Answer:
    """Take what was typed: one text, or the phrases between ；."""
    if not several:
        return read_text(line)
    return [phrase for part in BETWEEN_PHRASES.split(line) if (phrase := read_text(part))]


def shown(question: Question, answer: Answer, known: Known) -> str:
    """Write an answer in one line, as it was chosen or typed."""
    if not answer:
        return f"（{question.skipped}）"
    titles = {o.value: o.title for o in question.options(known)} if question.options else {}
    told = [answer] if isinstance(answer, str) else answer
    return ("；" if question.options is None else "、").join(titles.get(t, t) for t in told)
