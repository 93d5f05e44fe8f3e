"""What classes are called."""

from __future__ import annotations

import pytest

from plangen.source.class_names import class_key, same_class


@pytest.mark.parametrize(
    "name",
    [
        "四（1）班",
        "四1班",
        "四(1)班",
        "4.1",
        "401",
        "1班",
        "四年级1班",
        "41班",
        "一班",
        "（1）班",
        "1",
    ],
)
def test_a_class_is_known_by_all_its_names(name: str) -> None:
    assert same_class(name, "四年级（1）班")
    assert not same_class(name, "四年级（2）班")


@pytest.mark.parametrize("name", ["五（1）班", "501", "2024级1班", "四年级", "", "晚托班"])
def test_another_class_is_another(name: str) -> None:
    assert not same_class(name, "四年级（1）班")


def test_a_class_without_a_number_has_no_key() -> None:
    assert class_key("四年级") is None


@pytest.mark.parametrize(
    "name", ["四年级十二班", "四（12）班", "四12班", "412", "十二班", "四十二班"]
)
def test_the_twelfth_class_is_one(name: str) -> None:
    assert same_class(name, "四年级（12）班")
    assert not same_class(name, "四年级（2）班")
