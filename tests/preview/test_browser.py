"""The whole way: the command in a process of its own, its page in a real browser."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from chromium import chromium, complaints
from saving import save_as_editors_do

from .pages import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from selenium.webdriver import Chrome


@contextmanager
def preview(dossier: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Run ``plangen preview 档案.yaml --browser`` until Ctrl-C, which ends it in good order."""
    command = [sys.executable, "-m", "plangen", "preview", dossier.name, "--browser", "--no-open"]
    with subprocess.Popen(
        [*command, *options],
        cwd=dossier.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as running:
        try:
            yield running
        finally:
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, err) == (0, "")
    assert out.endswith("\n预览结束。\n")


def address(running: subprocess.Popen[str]) -> str:
    """Return the address that the command gives."""
    assert running.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", running.stdout.readline())
    assert found is not None
    return found[0]


def texts(page: Chrome, selector: str) -> list[str]:
    return [found.text for found in page.find_elements(By.CSS_SELECTOR, selector)]


def test_a_page_in_chromium_follows_the_dossier(dossier: Path, tmp_path: Path) -> None:
    text = dossier.read_text(encoding="utf-8") + "图表: 是\n"
    dossier.write_text(text, encoding="utf-8")
    with preview(dossier, "--summary") as running, chromium(tmp_path / "profile") as page:
        soon = WebDriverWait(page, PATIENCE)
        page.get(address(running))
        assert texts(page, "h1") == ["四年级（1）班数学学困生工作总结"]
        headings = texts(page, "h2")
        assert [heading[:2] for heading in headings[:3]] == ["一、", "二、", "三、"]
        assert any(item.startswith("1. ") for item in texts(page, "h3, h4, li"))
        assert texts(page, "table caption")[0].startswith("表1")
        assert page.find_element(By.CSS_SELECTOR, "table td").is_displayed()
        chart = page.find_element(By.CSS_SELECTOR, "svg")
        assert chart.is_displayed()
        assert chart.size["height"] > 100
        assert not texts(page, "#plangen-problems")

        page.execute_script("window.scrollTo(0, 600)")
        save_as_editors_do(dossier, text.replace("四年级（1）班", "四年级（7）班"))
        soon.until(lambda _: texts(page, "h1") == ["四年级（7）班数学学困生工作总结"])
        assert page.execute_script("return window.scrollY") == 600

        save_as_editors_do(dossier, text.replace("人数: 31", "人数: 30 # <i id=x>"))
        soon.until(lambda _: texts(page, "#plangen-problems"))
        (told,) = texts(page, "#plangen-problems")
        assert (
            "档案.yaml:15:7 错误：人数写的是 30，男生 18（第 16 行）加女生 13（第 17 行）是 31"
            in told
        )
        assert "人数: 30 # <i id=x>" in told
        assert "→ 三个数中改正一个，或删去人数，由程序相加" in told
        assert texts(page, "h1") == ["四年级（7）班数学学困生工作总结"]
        assert not page.find_elements(By.ID, "x")
        page.execute_script("window.scrollTo(0, 0)")
        panel, title = (page.find_element(By.CSS_SELECTOR, one) for one in ("section", "h1"))
        assert title.location["y"] >= panel.size["height"]

        save_as_editors_do(dossier, text)
        soon.until(lambda _: texts(page, "h1") == ["四年级（1）班数学学困生工作总结"])
        assert not texts(page, "#plangen-problems")
        assert complaints(page) == []
