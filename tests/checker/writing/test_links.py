from __future__ import annotations

import pytest

from plangen.checker.writing.links import BLANK, without_links


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("网址https://example.com/a,b?c=1:2，请看", "https://example.com/a,b?c=1:2"),
        ("见www.example.com。", "www.example.com"),
        ("写信给a.b@example.com（校长）", "a.b@example.com"),
        ("附件《名册,第2版.xlsx》", "名册,第2版.xlsx"),
    ],
)
def test_a_link_is_blanked_and_everything_else_keeps_its_place(text: str, link: str) -> None:
    assert without_links(text) == text.replace(link, BLANK * len(link))


@pytest.mark.parametrize("text", ["正确率97.5%", "8:30上课", "a@b两个字母", "文件.docxx"])
def test_what_is_no_link_stays(text: str) -> None:
    assert without_links(text) == text
