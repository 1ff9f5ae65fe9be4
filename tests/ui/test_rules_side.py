"""What is in force and since when, beside the rules."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.rule_periods import Period, spans
from app.services import catalogue
from app.ui.rules_side import RulesSide
from app.ui.tokens import Tokens

TODAY = date(2026, 11, 22)


@pytest.fixture
def side(qtbot: QtBot) -> RulesSide:
    """The side, shown, with the rules of 2025 from the start."""
    made = RulesSide(Tokens())
    qtbot.addWidget(made)
    state(made, "HD42-2025")
    made.show()
    return made


def state(side: RulesSide, base: str, *periods: Period, removable: bool = False) -> None:
    side.show_state(spans(base, periods), catalogue.rule_packs(), TODAY, removable=removable)


def text(side: RulesSide, name: str) -> str:
    found = side.findChild(QLabel, name)
    return found.text() if found.isVisible() else ""


def test_one_pack_from_the_start_needs_no_timeline(side: RulesSide) -> None:
    assert (text(side, "rules_now"), text(side, "rules_since")) == ("Hướng dẫn 42-HD/BTCTW (2025)", "Từ đầu sổ.")
    assert not side.timeline.isVisible()


def test_the_timeline_marks_what_is_in_force(side: RulesSide) -> None:
    state(side, "HD12-2018", Period(date(2025, 10, 28), "HD42-2025"))
    told = [side.timeline.lines.index(row).data() for row in range(2)]
    assert told[0] == "Hướng dẫn 12-HD/BTCTW (2018), từ đầu sổ"
    assert told[1].endswith("từ 28/10/2025, đang áp dụng")


def test_a_pack_in_force_after_its_end_is_told(side: RulesSide) -> None:
    state(side, "KH42-TuyenQuang-2022")
    assert text(side, "rules_warning") == "Văn bản hết hiệu lực ngày 31/12/2022."


def test_the_start_has_no_day_that_could_be_taken_away(side: RulesSide, qtbot: QtBot) -> None:
    state(side, "HD12-2018", Period(date(2025, 10, 28), "HD42-2025"))
    side.timeline.setCurrentIndex(side.timeline.lines.index(0))
    with qtbot.assertNotEmitted(side.period_dropped):
        side.findChild(QPushButton, "remove_rule_period").click()


def test_a_day_is_told_on_enter_and_a_blank_means_the_start(side: RulesSide, qtbot: QtBot) -> None:
    day = side.findChild(QLineEdit, "rules_from")
    for typed, since in (("01/01/2027", date(2027, 1, 1)), ("", None)):
        day.setText(typed)
        with qtbot.waitSignal(side.apply_wanted) as told:
            qtbot.keyClick(day, Qt.Key.Key_Return)
        assert told.args == [since]


def test_a_day_that_is_no_day_is_said_beside_it(side: RulesSide, qtbot: QtBot) -> None:
    day = side.findChild(QLineEdit, "rules_from")
    day.setText("2027")
    with qtbot.assertNotEmitted(side.apply_wanted):
        side.findChild(QPushButton, "apply_rules").click()
    assert "đủ ngày" in day.accessibleDescription()


def test_the_day_by_the_source_is_an_example(side: RulesSide) -> None:
    side.suggest(date(2025, 10, 28))
    assert side.findChild(QLineEdit, "rules_from").placeholderText() == "28/10/2025"


@pytest.mark.parametrize("removable", [True, False])
def test_only_what_may_go_offers_to_go(side: RulesSide, removable: bool) -> None:
    state(side, "HD42-2025", removable=removable)
    assert side.findChild(QPushButton, "remove_rules").isVisible() is removable
