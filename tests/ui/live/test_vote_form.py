"""Taking down a vote: who may vote, who is there, what the minutes will say, who stood apart by name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from app.domain.records import VoteOpinion
from app.domain.vocabulary import Stance, StepKind
from app.services import decisions
from app.ui.context import AppContext
from app.ui.live.panel import StepPanel
from app.ui.live.vote_opinions import opinions_of
from tests.keyboard import press
from tests.ui.live.tools import HELD, PLANNED, again, control, drafted, put, record, show_panel

ENTER = Qt.Key.Key_Return
FIGURES = ("vote_for", "vote_against", "vote_other")


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    """The conclusion of a held session with the form of a new vote open."""
    return opened(qtbot, context, HELD)


def opened(qtbot: QtBot, context: AppContext, session_id: str) -> StepPanel:
    made = show_panel(qtbot, context, StepKind.CONCLUSION, session_id)
    with qtbot.waitActive(made):
        made.activateWindow()
    control(made, QPushButton, "vote_button").click()
    return made


def question(panel: StepPanel) -> QPlainTextEdit:
    return control(panel, QPlainTextEdit, "vote_question_input")


def counted(panel: StepPanel) -> list[int]:
    return [control(panel, QSpinBox, name).value() for name in FIGURES]


def said(panel: StepPanel, name: str) -> str:
    return control(panel, QLabel, name).text()


def name_somebody(panel: StepPanel, typed: str, reason: str = "") -> None:
    put(control(panel, QLineEdit, "vote_name_input"), typed, ENTER)
    shown = [line for line in panel.findChildren(QLineEdit) if line.objectName().startswith("vote_reason_")]
    put(shown[-1], reason)


def test_figures_are_blank_until_somebody_is_counted(panel: StepPanel) -> None:
    boxes = [control(panel, QSpinBox, name) for name in FIGURES]
    assert [box.text().strip() for box in boxes] == ["", "", ""]
    boxes[1].setValue(2)
    assert [box.text() for box in boxes] == ["0", "2", "0"]
    boxes[1].setValue(0)
    assert [box.text().strip() for box in boxes] == ["", "", ""]


def test_a_figure_is_typed_over_the_blank(panel: StepPanel) -> None:
    box = control(panel, QSpinBox, "vote_for")
    box.setFocus()
    QTest.keyClicks(box, "25")
    assert counted(panel) == [25, 0, 0]


def test_a_unanimous_vote_takes_three_key_presses_beside_its_question(panel: StepPanel, qtbot: QtBot) -> None:
    put(question(panel), "Thông qua nghị quyết")
    press(Qt.Key.Key_A, alt=True, target=question(panel))
    assert counted(panel) == [25, 0, 0]
    press(ENTER, ctrl=True, target=question(panel))
    qtbot.waitUntil(lambda: len(record(panel).votes) == 3)
    vote = record(panel).votes[-1]
    assert (vote.in_favour, vote.against, vote.other, vote.base) == (25, 0, 0, 27)


def test_a_vote_without_figures_is_kept_only_when_asked_twice(panel: StepPanel, qtbot: QtBot) -> None:
    put(question(panel), "Thông qua nghị quyết")
    press(ENTER, ctrl=True, target=question(panel))
    assert "Chưa ghi số đồng chí" in said(panel, "vote_hint")
    assert control(panel, QSpinBox, "vote_for").hasFocus()
    press(ENTER, ctrl=True, target=question(panel))
    qtbot.waitUntil(lambda: len(record(panel).votes) == 3)


def test_who_is_there_is_said_beside_who_is_entitled(panel: StepPanel) -> None:
    assert "Lúc 16:10 có mặt 25/27 đồng chí; vắng mặt 02. Số để tính tỷ lệ vẫn là 27." in said(panel, "vote_base")


def test_before_the_roll_call_nobody_is_counted(qtbot: QtBot, context: AppContext) -> None:
    planned = opened(qtbot, context, PLANNED)
    control(planned, QPushButton, "vote_all").click()
    assert counted(planned) == [0, 0, 0]
    assert "Chưa điểm danh" in said(planned, "vote_hint")


def test_the_sentence_of_the_minutes_is_shown_before_it_is_kept(panel: StepPanel) -> None:
    assert not control(panel, QLabel, "vote_wording").isVisible()
    put(question(panel), "Thông qua")
    put(control(panel, QSpinBox, "vote_for"), "27")
    assert said(panel, "vote_wording") == (
        "Biên bản sẽ ghi: Biểu quyết (giơ tay) nội dung “Thông qua”: tán thành 27/27 đồng chí, đạt tỷ lệ 100%."
    )


def test_those_who_stood_apart_are_named_by_keys(panel: StepPanel, qtbot: QtBot) -> None:
    put(question(panel), "Thí điểm")
    put(control(panel, QSpinBox, "vote_for"), "24")
    put(control(panel, QSpinBox, "vote_against"), "1")
    press(Qt.Key.Key_N, alt=True, target=question(panel))
    assert control(panel, QLineEdit, "vote_name_input").hasFocus()
    name_somebody(panel, "lvc", "Chưa rõ kinh phí")
    qtbot.waitUntil(lambda: "không tán thành: Chưa rõ kinh phí." in said(panel, "vote_wording"))
    press(ENTER, ctrl=True, target=question(panel))
    qtbot.waitUntil(lambda: len(record(panel).votes) == 3)
    assert record(panel).votes[-1].opinions == (VoteOpinion("m8", Stance.AGAINST, "Chưa rõ kinh phí"),)
    assert record(panel).drafts == {}


def test_names_that_do_not_fit_the_figures_are_said_but_kept(panel: StepPanel, qtbot: QtBot) -> None:
    put(question(panel), "Thí điểm")
    put(control(panel, QSpinBox, "vote_for"), "25")
    control(panel, QPushButton, "vote_names").click()
    name_somebody(panel, "ly hai yen")
    assert "không có quyền biểu quyết" in said(panel, "vote_check")
    control(panel, QPushButton, "save_vote").click()
    qtbot.waitUntil(lambda: len(record(panel).votes) == 3)
    assert record(panel).votes[-1].opinions == (VoteOpinion("m12", Stance.RESERVED),)


def test_tab_goes_from_the_name_through_each_line(panel: StepPanel) -> None:
    control(panel, QPushButton, "vote_names").click()
    name_somebody(panel, "lvc")
    name_somebody(panel, "nong thi dat")
    at, names = control(panel, QLineEdit, "vote_name_input"), []
    for _ in range(6):
        at = at.nextInFocusChain()
        while not (at.objectName() and at.isVisible() and at.focusPolicy() & Qt.FocusPolicy.TabFocus):
            at = at.nextInFocusChain()
        names.append(at.objectName())
    assert names == [f"vote_{part}_{who}" for who in ("m8", "m7") for part in ("stance", "reason", "drop")]


def test_a_person_is_named_once_and_can_be_dropped(panel: StepPanel) -> None:
    control(panel, QPushButton, "vote_names").click()
    name_somebody(panel, "lvc")
    put(control(panel, QLineEdit, "vote_name_input"), "lo van chuong", ENTER)
    assert len([c for c in panel.findChildren(QComboBox) if c.objectName().startswith("vote_stance_")]) == 1
    control(panel, QPushButton, "vote_drop_m8").click()
    assert not panel.session.record.votes[-1].opinions
    assert control(panel, QLineEdit, "vote_name_input").hasFocus()


def test_names_begun_come_back(panel: StepPanel, qtbot: QtBot) -> None:
    control(panel, QPushButton, "vote_names").click()
    name_somebody(panel, "lvc", "Chưa rõ")
    qtbot.waitUntil(lambda: "Chưa rõ" in drafted(panel, "vote_opinions"))
    fresh = again(qtbot, panel)
    control(fresh, QPushButton, "vote_button").click()
    assert control(fresh, QLineEdit, "vote_reason_m8").text() == "Chưa rõ"


def test_a_vote_with_names_is_changed_removed_and_brought_back_whole(panel: StepPanel, qtbot: QtBot) -> None:
    named = (VoteOpinion("m8", Stance.OTHER, "Chưa rõ"),)
    panel.session.save(
        lambda uow: decisions.add_vote(uow, HELD, decisions.NewVote("Thí điểm", 26, 0, 1, opinions=named))
    )
    qtbot.waitUntil(lambda: len(panel.session.record.votes) == 3)
    vote = record(panel).votes[-1]
    control(panel, QPushButton, f"edit_vote_{vote.id}").click()
    put(control(panel, QLineEdit, "vote_reason_m8"), " kinh phí", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).votes[-1].opinions[0].reason == "Chưa rõ kinh phí")
    control(panel, QPushButton, f"remove_vote_{vote.id}").click()
    qtbot.waitUntil(lambda: len(record(panel).votes) == 2)
    control(panel, QPushButton, "undo_decision").click()
    qtbot.waitUntil(lambda: len(record(panel).votes) == 3)
    assert record(panel).votes[-1].opinions == (VoteOpinion("m8", Stance.OTHER, "Chưa rõ kinh phí"),)


def half_told(panel: StepPanel, qtbot: QtBot, *figures: int) -> int:
    """Open a vote of which nobody recorded how many were in favour; return its number."""
    new = decisions.NewVote("Thí điểm", None, *figures)
    panel.session.save(lambda uow: decisions.add_vote(uow, HELD, new))
    qtbot.waitUntil(lambda: len(panel.session.record.votes) == 3)
    number = record(panel).votes[-1].id
    control(panel, QPushButton, f"edit_vote_{number}").click()
    return number


def figures_kept(panel: StepPanel) -> tuple[int | None, int, int]:
    vote = record(panel).votes[-1]
    return vote.in_favour, vote.against, vote.other


def test_a_number_that_is_not_recorded_is_shown_as_that_and_kept_so(panel: StepPanel, qtbot: QtBot) -> None:
    half_told(panel, qtbot, 1, 2)
    assert [control(panel, QSpinBox, name).text() for name in FIGURES] == ["chưa ghi", "1", "2"]
    assert said(panel, "vote_check") == "Chưa ghi số đồng chí tán thành."
    assert "tán thành ……/27 đồng chí; không tán thành 01 đồng chí" in said(panel, "vote_wording")
    put(question(panel), " thêm", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: "thêm" in record(panel).votes[-1].question)
    assert figures_kept(panel) == (None, 1, 2)
    assert record(panel).drafts == {}


def test_looking_at_the_figure_does_not_make_it_a_number(panel: StepPanel, qtbot: QtBot) -> None:
    half_told(panel, qtbot, 1)
    box = control(panel, QSpinBox, "vote_for")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    control(panel, QSpinBox, "vote_against").setFocus()
    assert (box.text(), box.value()) == ("chưa ghi", -1)
    control(panel, QPushButton, "save_vote").click()
    qtbot.waitUntil(lambda: not control(panel, QPushButton, "save_vote").isVisible())
    assert figures_kept(panel) == (None, 1, 0)


@pytest.mark.parametrize("typed", ["24", "0"])
def test_a_number_that_becomes_known_is_typed_in_its_place(panel: StepPanel, qtbot: QtBot, typed: str) -> None:
    half_told(panel, qtbot, 1)
    put(control(panel, QSpinBox, "vote_for"), typed, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: figures_kept(panel) == (int(typed), 1, 0))


def test_a_number_typed_and_taken_back_is_missing_again_when_the_form_comes_back(
    panel: StepPanel, qtbot: QtBot
) -> None:
    number = half_told(panel, qtbot, 1)
    box = control(panel, QSpinBox, "vote_for")
    put(box, "5")
    qtbot.waitUntil(lambda: drafted(panel, f"vote_for_{number}") == "5")
    fresh = again(qtbot, panel)
    control(fresh, QPushButton, f"edit_vote_{number}").click()
    assert control(fresh, QSpinBox, "vote_for").text() == "5"
    control(fresh, QSpinBox, "vote_for").setValue(-1)
    qtbot.waitUntil(lambda: record(fresh).drafts == {})
    control(fresh, QPushButton, "leave_vote").click()
    control(fresh, QPushButton, f"edit_vote_{number}").click()
    assert control(fresh, QSpinBox, "vote_for").text() == "chưa ghi"


def test_the_next_vote_begins_blank_after_one_that_lacks_a_number(panel: StepPanel, qtbot: QtBot) -> None:
    half_told(panel, qtbot, 1)
    control(panel, QPushButton, "leave_vote").click()
    control(panel, QPushButton, "vote_button").click()
    box = control(panel, QSpinBox, "vote_for")
    assert (box.text().strip(), box.value(), box.minimum()) == ("", 0, 0)


def test_it_is_listed_undone_and_found(panel: StepPanel, qtbot: QtBot) -> None:
    number = half_told(panel, qtbot, 1)
    shown = control(panel, QWidget, "vote_list").findChildren(QLabel)[-1].text()
    assert shown.startswith("3. Thí điểm: tán thành …… đồng chí; không tán thành 01 đồng chí (giơ tay)")
    control(panel, QPushButton, f"remove_vote_{number}").click()
    qtbot.waitUntil(lambda: len(record(panel).votes) == 2)
    control(panel, QPushButton, "undo_decision").click()
    qtbot.waitUntil(lambda: len(record(panel).votes) == 3)
    assert figures_kept(panel) == (None, 1, 0)


@pytest.mark.parametrize("text", ["", "mất", "[1]", '[["m1"]]', '[["m1", "gone", ""]]', "{}"])
def test_a_draft_that_cannot_be_read_names_nobody(text: str) -> None:
    assert opinions_of(text) == ()
