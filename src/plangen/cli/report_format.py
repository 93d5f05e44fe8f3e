"""In which form a run tells what it tells, as the command line asks for it."""

from __future__ import annotations

from plangen.cli.chinese import Refusal
from plangen.cli.messages import FORMS, begin_report, current_report


def read_report_format(form: str) -> str:
    """Read the form in which a run is to tell what it tells.

    Raises:
        Refusal: there is no such form.

    """
    asked = form.strip().lower()
    if asked not in FORMS:
        raise Refusal(
            f"提示信息不能用“{form}”这种方式，可以写：{'、'.join(FORMS)}。"
            "写在命令前面，如 plangen --format json render 档案.yaml"
        )
    return asked


def change_report_format(form: str) -> None:
    """Tell in another form from here on, where a command has an option for it of its own."""
    asked = read_report_format(form)
    report = current_report()
    if report.form != asked:
        report.close()
        begin_report(asked)
