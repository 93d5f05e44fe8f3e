"""The page around a document: the problems of the last save, and the script that reloads it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from plangen import resources
from plangen.problems import Severity

if TYPE_CHECKING:
    from plangen.preview.session import Shown

ROOM = "web"
END_OF_BODY = b"</body>"


def page_of(shown: Shown, nonce: str) -> bytes:
    """Return the complete page of what is shown, as UTF-8.

    ``nonce`` is the mark by which the browser tells the one script that may run.
    """
    page = shown.document
    if page is None:
        page = _template("waiting.html.j2").render().encode()
    ordered = sorted(shown.problems, key=lambda p: (str(p.file), p.line, p.column))
    added = _template("problems.html.j2").render(
        errors=[problem for problem in ordered if problem.severity is Severity.ERROR],
        others=[problem for problem in ordered if problem.severity is not Severity.ERROR],
        outdated=shown.failed and shown.document is not None,
        version=shown.version,
        nonce=nonce,
        script=Markup(_script()),  # noqa: S704  (plangen's own)
    )
    end = page.rfind(END_OF_BODY)
    end = len(page) if end < 0 else end
    return page[:end] + added.encode(errors="replace") + page[end:]


@cache
def _script() -> str:
    return resources.read_text(f"{ROOM}/live.js")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(lambda name: resources.read_text(f"{ROOM}/{name}")),
    )
    return environment.get_template(name)
