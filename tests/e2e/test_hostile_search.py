"""Two hundred strings that are no words, typed into the window: nothing is a command, nothing breaks."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import cli
from app.ui.main_window import MainWindow, open_main_window
from app.ui.search_page import SearchPage

SQL = (
    "'; DROP TABLE search; --", '" OR 1=1 --', "1; DELETE FROM sessions",
    "UNION SELECT * FROM members", "') --", "/* */",
    "x'41'", "CAST(1 AS TEXT)", "?1", ":query", "@a", "$a", "NULL", "rowid", "search MATCH 'a'",
    "PRAGMA key", "ATTACH",
)  # fmt: skip
OPERATORS = (
    "AND", "OR", "NOT", "NEAR", "NEAR(chi bo, 2)", "chi AND", "AND chi", "chi OR bo", "NOT bo",
    "chi*", "*", "^chi", "chi^",
    "words:chi", "search:chi", "{words}:chi", "-chi", "+chi", "chi + bo", "(chi", "chi)", "()",
    "((((", "chi NEAR/3 bo",
)  # fmt: skip
QUOTES = (
    '"', '""', '"""', "'", "''", "“", "”", "“”", "„“", "«»", '"chi', 'chi"', '"chi" "bo', "“chi bộ",
    "chi” bộ“", '"*"',
    '"AND"', '" "', "'chi'", "`chi`", '"chi bo" "chi bo" "chi bo"', '"' * 500, "“" * 500,
)  # fmt: skip
LETTERS = (
    "😀", "👨‍👩‍👧‍👦", "🇻🇳", "chi😀bộ", "\x00", "chi\x00bo", "\x1b[31m", "\x7f", "\ud800", "\udfff",
    "chi\ud800bo", "\ufffe", "\uffff",
    "\u202echi bo", "\u202d\u202e\u202c", "\u200b", "chi\u200bbo", "\u200d", "\ufeff", "\u00a0",
    "\u2028", "\u2029", "\u0301",
    "e\u0301\u0301\u0301", "a" + "\u0300" * 1000, "שלום", "مرحبا", "١٢٣", "क्षि", "漢字", "ﬁ", "ŉ",
    "İ", "ß", "²", "½", "Ⅳ", "ﷺ",
    "𝒞𝒽𝒾", "\U000e0001", "\U0010ffff", "ǆ", "ﬆ", "ͅ",
)  # fmt: skip
SHAPES = (
    "a" * 100_000, "chi " * 25_000, "đ" * 10_000, " " * 5000, "\n" * 1000, "\t\t", "\r\n", "a\nb",
    "%", "%%", "_", "\\", "\\\\",
    "\\0", "%s", "%n", "{0}", "{}", "${x}", "$1", "<b>chi</b>", "&lt;", "<script>",
    "../../etc/passwd", "C:\\", "file:///", "[a-z]+",
    "(?:a", "(a+)+$", ".*", "^$", "[", "\\d", "a|b", "05-BC/CB", "99999999999999999999-BC", "-1",
    "1e309", "NaN", "0x7f",
    "2026-13-45", "--help", "-h", "--", "@", "#", "~", "!", "=", "==", ";", "|", "&", "&&", ",", ".",
)  # fmt: skip


def hostile() -> list[str]:
    """The strings by hand, then mixtures of them, always the same two hundred."""
    made = [*SQL, *OPERATORS, *QUOTES, *LETTERS, *SHAPES]
    chance = random.Random(28)
    while len(made) < 200:
        made.append(chance.choice(("", " ", '"')).join(chance.sample([one for one in made if len(one) < 100], 3)))
    return made


@pytest.fixture
def window(qtbot: QtBot, sample_path: Path) -> Iterator[MainWindow]:
    shown = open_main_window(sample_path)
    qtbot.addWidget(shown)
    qtbot.waitActive(shown)
    shown.load()
    shown.show_page("search")
    yield shown
    shown.close()


def test_two_hundred_strings_typed_into_the_window(window: MainWindow, qtbot: QtBot) -> None:
    line, page = window.findChild(QLineEdit, "search_input"), window.findChild(SearchPage)
    for text in hostile():
        line.setText(text)
        qtbot.wait(0)
    line.setText("dang uy")
    page.refresh()
    assert page.findChild(QPushButton, "search_group_all").isChecked()
    assert page.found


def test_two_hundred_strings_with_every_filter(window: MainWindow, qtbot: QtBot) -> None:
    line = window.findChild(QLineEdit, "search_input")
    chips = [one for one in window.findChildren(QPushButton) if one.objectName().startswith("search_group_")]
    for number, text in enumerate(hostile()):
        chips[number % len(chips)].click()
        line.setText(text[:2000])
        qtbot.wait(0)


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE search; --", "--help me", "-x", '"', "\ud800", "a" * 100_000, "😀", "\u202e"]
)
def test_the_command_answers_any_string(sample_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert cli.main(["search", str(sample_path), text]) == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_the_strings_are_two_hundred_different_ones() -> None:
    assert len(set(hostile())) >= 200
    assert any(letter in one for one in hostile() for letter in string.punctuation)
