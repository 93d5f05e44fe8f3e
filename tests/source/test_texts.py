from __future__ import annotations

from pathlib import Path

import pytest

from plangen.source import SourceFile
from plangen.source.texts import mark_of, texts_of
from plangen.source.tree import Mark, parse

TEXT = """\
教师: 李老师
总结:
  措施执行:
    谈心交流: 16次
  打算: |
    第一段。

    第二段说到谈心交流。
学困生:
  - {姓名: 许晓, 原因: [畏难, 粗心]}
"""
SOURCE = SourceFile(Path("档案.yaml"), TEXT.split("\n"), parse(TEXT))


def test_every_text_is_found_with_its_path_and_names_of_keys_too() -> None:
    found = dict(texts_of(SOURCE))
    assert found["学困生", 0, "原因", 1] == "粗心"
    assert found["总结", "打算"].startswith("第一段。")
    assert ((("总结", "措施执行", "谈心交流"), "谈心交流")) in list(texts_of(SOURCE))


@pytest.mark.parametrize(
    ("path", "word", "place"),
    [
        (("学困生", 0, "原因", 1), "粗心", Mark(10, 23)),
        (("总结", "打算"), "谈心", Mark(8, 10)),
        (("总结", "措施执行", "谈心交流"), "谈心", Mark(4, 5)),
        (("教师",), "不在文件里", Mark(1, 1)),
    ],
)
def test_a_word_is_found_on_its_own_line(
    path: tuple[str | int, ...], word: str, place: Mark
) -> None:
    assert mark_of(SOURCE, path, word) == place
