"""The page around a document: whatever stands in a dossier is text in it."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from plangen.preview.page import page_of
from plangen.preview.session import Shown
from plangen.problems import Problem, Severity

DOCUMENT = "<!DOCTYPE html>\n<html><body><h1>题</h1></body></html>\n".encode()
FILE = Path("档案.yaml")
WRONG = Problem(FILE, 30, 3, "人数不对", "改成：\n人数: 31", "  人数: 30")
DOUBTFUL = Problem(FILE, 4, 1, "没有写目标", severity=Severity.WARNING)

unkind = st.text() | st.sampled_from(
    ["</body>", "</script><script>x()</script>", "{{ 7 * 7 }}", '"><img src=x>', "&lt;", "-->"]
)


class Reader(HTMLParser):
    """The elements of a page, and the text inside those with an id."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.text: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def page(*problems: Problem, document: bytes | None = DOCUMENT, failed: bool = False) -> str:
    return page_of(Shown(7, document, problems, failed), "n0nce").decode()


def test_a_document_without_problems_gets_the_script_alone() -> None:
    found = page()
    assert found.startswith("<!DOCTYPE html>\n<html><body><h1>题</h1><style>")
    assert found.endswith("</script></body></html>\n")
    assert '<script nonce="n0nce" data-version="7">' in found
    assert 'new EventSource("events")' in found
    assert 'id="plangen-problems"' not in found
    assert 'id="plangen-others"' not in found


def test_problems_are_told_with_place_remedy_and_line() -> None:
    found = page(WRONG, failed=True)
    assert "有 1 处要改。" in found
    assert "下面还是改之前的文稿" in found
    assert '<span class="place">档案.yaml:30:3</span> 错误：人数不对' in found
    assert "<pre>人数: 30</pre>" in found
    assert "→ 改成：\n人数: 31" in found


def test_without_a_document_the_problems_stand_alone() -> None:
    found = page(WRONG, document=None, failed=True)
    assert "改好并保存，这里会显示文稿。" in found
    assert "下面还是" not in found
    assert '<section id="plangen-problems" class="alone">' in found
    assert found.startswith("<!DOCTYPE html>")
    assert found.count("</body>") == 1


def test_reminders_are_folded_away() -> None:
    found = page(DOUBTFUL)
    assert "<summary>另有 1 条提醒</summary>" in found
    assert "提醒：没有写目标" in found
    assert 'id="plangen-problems"' not in found


def test_problems_stand_in_the_order_of_the_file() -> None:
    first = Problem(FILE, 4, 1, "先写的")
    found = page(WRONG, first, failed=True)
    assert found.index("先写的") < found.index("人数不对")


def test_a_page_without_an_end_is_gone_on_with() -> None:
    assert page(document=b"<p>").startswith("<p><style>")


def test_the_end_of_the_page_is_the_last_one() -> None:
    found = page(document=b"<title></body></title><body></body>")
    assert found.index("<style>") > found.index("<body>")


@given(unkind, unkind, unkind, unkind)
def test_text_stays_text(name: str, message: str, hint: str, source: str) -> None:
    problem = Problem(Path(f"档案{name}.yaml".replace("\0", "")), 1, 1, message, hint, source)
    plain = Reader(page_of(Shown(1, DOCUMENT, (WRONG,), failed=True), "n0nce"))
    found = Reader(page_of(Shown(1, DOCUMENT, (problem,), failed=True), "n0nce"))
    assert set(found.elements) <= set(plain.elements)
    assert found.elements.count("script") == 1
    told = "".join(found.text).split()
    for text in (message, hint, source):
        assert all(word in "".join(told) for word in text.encode(errors="replace").decode().split())
