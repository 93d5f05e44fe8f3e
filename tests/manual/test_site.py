"""The manual as a site: it builds without a warning, links lead somewhere, nothing is fetched."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
import yaml
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait
from site_of_manual import broken, build, fetched, pages

from chromium import chromium, complaints
from manual.places import DOCS, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome

CONFIG = ROOT / "mkdocs.yml"
PATIENCE = 60
RESULT = ".md-search-result__link"
CSS_FETCHES = re.compile(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//[^)'\"]+")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the site as CI does."""
    target = tmp_path_factory.mktemp("site")
    done = build(CONFIG, target)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def test_every_link_anchor_and_picture_is_there(site: Path) -> None:
    found = pages(site)
    assert len(found) > 30
    assert broken(found) == []


def test_nothing_is_fetched(site: Path) -> None:
    assert fetched(pages(site)) == []
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert styles
    assert [told for style in styles for told in CSS_FETCHES.findall(style)] == []


def test_no_anchor_stands_twice_on_a_page(site: Path) -> None:
    assert {path.name: page.twice for path, page in pages(site).items() if page.twice} == {}


def test_what_is_broken_or_fetched_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "one.html").write_text(
        '<a href="none.html">x</a> <a href="two.html#no">x</a> <a href="two.html#有">x</a>'
        '<img src="no.png"> <script src="https://cdn.example/x.js"></script>'
        '<link rel="stylesheet" href="//fonts.example/a.css"> <a href="https://example.cn">x</a>',
        encoding="utf-8",
    )
    (tmp_path / "two.html").write_text('<h2 id="有">有</h2><p id="有">', encoding="utf-8")
    found = pages(tmp_path)
    assert broken(found) == ["one.html: none.html", "one.html: two.html#no", "one.html: no.png"]
    assert fetched(found) == [
        "one.html: https://cdn.example/x.js",
        "one.html: //fonts.example/a.css",
    ]
    assert found[tmp_path / "two.html"].twice == ["有"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[没有](none.md)", "none.md"),
        ("[没有](kinds.md#没有的文种)", "没有的文种"),
        ("![没有](images/none.png)", "images/none.png"),
    ],
)
def test_a_broken_link_stops_the_build(text: str, told: str, tmp_path: Path) -> None:
    said = CONFIG.read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(re.sub(r"(?ms)^nav:.*", "", said), encoding="utf-8")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "kinds.md").write_text("# 文种\n", encoding="utf-8")
    for folder in ("stylesheets", "javascripts"):
        shutil.copytree(DOCS / folder, docs / folder)
    page = docs / "index.md"
    page.write_text("# 手册\n\n[文种](kinds.md)\n", encoding="utf-8")
    assert build(tmp_path / "mkdocs.yml", tmp_path / "good").returncode == 0
    page.write_text(f"# 手册\n\n{text}\n", encoding="utf-8")
    done = build(tmp_path / "mkdocs.yml", tmp_path / "bad")
    assert done.returncode != 0
    assert told in done.stdout + done.stderr


def test_every_page_is_in_the_contents() -> None:
    said = re.search(r"(?ms)^nav:.*", CONFIG.read_text(encoding="utf-8"))
    assert said is not None
    listed = list(leaves(yaml.safe_load(said[0])["nav"]))
    assert len(listed) == len(set(listed))
    assert set(listed) == {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}


def leaves(entries: object) -> Iterator[str]:
    if isinstance(entries, str):
        yield entries
    elif isinstance(entries, list | dict):
        for entry in entries.values() if isinstance(entries, dict) else entries:
            yield from leaves(entry)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    with chromium(tmp_path_factory.mktemp("profile")) as chrome:
        yield chrome


@pytest.mark.parametrize(
    ("typed", "page", "anchor", "heading"),
    [
        ("作业拖欠", "library/causes.html", "作业拖欠不完成", "作业拖欠不完成"),
        ("作业面批", "library/measures-tutoring.html", "作业面批", "作业面批"),
        ("家访", "library/measures-families.html", "家访", "家访"),
        ("分数线", "dossier.html", "分数线", "分数线"),
        ("N01", "rules.html", "n01-同一个人数前后要一致", "N01"),
    ],
)
def test_from_a_folder_the_search_finds_chinese_words(
    site: Path, browser: Chrome, typed: str, page: str, anchor: str, heading: str
) -> None:
    browser.get((site / "index.html").as_uri())
    assert browser.find_element(By.TAG_NAME, "h1").text
    wait = WebDriverWait(browser, PATIENCE)
    search = wait.until(lambda shown: shown.find_element(By.CSS_SELECTOR, ".md-search__input"))
    browser.execute_script("arguments[0].focus()", search)
    search.send_keys(typed)
    wait.until(lambda shown: shown.find_elements(By.CSS_SELECTOR, RESULT))
    found = [
        str(each.get_attribute("href")) for each in browser.find_elements(By.CSS_SELECTOR, RESULT)
    ]
    first = next(address for address in found if page in address)
    browser.get(first)
    assert browser.find_element(By.ID, anchor).text.startswith(heading)
    assert complaints(browser) == []
