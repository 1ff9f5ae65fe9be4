"""Noting who said what."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import Label, StepKind
from app.services import meeting
from app.ui.context import AppContext
from app.ui.live.discussion_panel import DiscussionPanel
from app.ui.live.panel import StepPanel
from tests.keyboard import press, type_text
from tests.ui.live.discussion import ENTER, WORDS, hint, open_row, speaker, stream, words
from tests.ui.live.tools import HELD, PLANNED, again, control, drafted, put, record, show_panel


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> StepPanel:
    return show_panel(qtbot, context, StepKind.DISCUSSION)


def test_initials_and_enter_write_the_name_and_go_to_the_words(panel: StepPanel):
    put(speaker(panel), "nvh", ENTER)
    assert speaker(panel).text() == "Nguyễn Văn Hùng"
    assert words(panel).hasFocus()


def test_the_list_is_shown_while_typing_and_leaves_the_keyboard_alone(panel: StepPanel):
    put(speaker(panel), "dat")
    popup = control(panel, QListView, "speaker_input_matches")
    assert popup.isVisible()
    assert not popup.isWindow()
    assert speaker(panel).hasFocus()
    QTest.keyClick(speaker(panel), Qt.Key.Key_Down)
    QTest.keyClick(speaker(panel), ENTER)
    assert speaker(panel).text() == "Hoàng Tiến Đạt"
    assert not popup.isVisible()


def test_escape_closes_the_list_and_keeps_what_was_typed(panel: StepPanel):
    put(speaker(panel), "dat", Qt.Key.Key_Escape)
    assert not control(panel, QListView, "speaker_input_matches").isVisible()
    assert speaker(panel).text() == "dat"


def test_homonyms_are_shown_with_their_group(panel: StepPanel):
    put(speaker(panel), "huong")
    model = control(panel, QListView, "speaker_input_matches").model()
    assert "Nguyễn Thị Hương (Tổ đảng 2)" in model.index(0, 0).data()


def test_a_second_enter_keeps_the_homonym_that_was_chosen(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "huong", Qt.Key.Key_Down)
    QTest.keyClick(speaker(panel), ENTER)
    put(speaker(panel), "", ENTER)
    put(words(panel), WORDS, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == WORDS)
    assert record(panel).contributions[-1].speaker.member_id == "m23"


def test_ctrl_enter_empties_the_inputs_at_once_and_keeps_the_opinion(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "lan", ENTER)
    control(panel, QPushButton, "label_solution").click()
    put(words(panel), WORDS, ENTER, ctrl=True)
    assert (speaker(panel).text(), words(panel).toPlainText()) == ("", "")
    assert speaker(panel).hasFocus()
    assert WORDS in stream(panel)[-1]
    assert "đang ghi…" in stream(panel)[-1]
    qtbot.waitUntil(lambda: "đang ghi…" not in stream(panel)[-1])
    kept = record(panel).contributions[-1]
    assert (kept.text, kept.speaker.member_id, kept.label) == (WORDS, "m3", Label.SOLUTION)
    assert kept.at == panel.session.context.now()
    assert len(stream(panel)) == len(record(panel).contributions)


def test_keeping_an_opinion_removes_its_drafts_in_the_same_change(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "lan", ENTER)
    control(panel, QPushButton, "label_solution").click()
    put(words(panel), WORDS)
    qtbot.waitUntil(lambda: drafted(panel, "contribution_input") == WORDS)
    put(words(panel), "", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == WORDS)
    assert record(panel).drafts == {}


def test_nothing_typed_while_an_opinion_is_written_is_lost(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "lan", ENTER)
    put(words(panel), "Ý một.", ENTER, ctrl=True)
    type_text("chuong", speaker(panel))
    put(words(panel), "Ý hai.")
    qtbot.waitUntil(lambda: drafted(panel, "contribution_input") == "Ý hai.")
    assert (speaker(panel).text(), words(panel).toPlainText()) == ("chuong", "Ý hai.")
    assert drafted(panel, "speaker_input") == "chuong"
    assert record(panel).contributions[-1].text == "Ý một."


def test_what_is_typed_comes_back_with_its_speaker_and_label(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "huong", Qt.Key.Key_Down)
    QTest.keyClick(speaker(panel), ENTER)
    control(panel, QPushButton, "label_question").click()
    put(words(panel), WORDS)
    qtbot.waitUntil(lambda: drafted(panel, "contribution_input") == WORDS)
    qtbot.waitUntil(lambda: drafted(panel, "speaker_input") == "Nguyễn Thị Hương")
    fresh = again(qtbot, panel)
    assert (speaker(fresh).text(), words(fresh).toPlainText()) == ("Nguyễn Thị Hương", WORDS)
    assert control(fresh, QPushButton, "label_question").isChecked()
    put(words(fresh), "", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == WORDS)
    assert record(panel).contributions[-1].speaker.member_id == "m23"


def test_drafts_of_two_sessions_never_mix(panel: StepPanel, qtbot: QtBot):
    put(words(panel), "Của quý ba")
    other = show_panel(qtbot, panel.session.context, StepKind.DISCUSSION, PLANNED)
    assert words(other).toPlainText() == ""
    put(words(other), "Của quý bốn")
    qtbot.waitUntil(lambda: drafted(other, "contribution_input") == "Của quý bốn")
    assert drafted(panel, "contribution_input") == "Của quý ba"


def test_leaving_stores_the_last_letters(panel: StepPanel):
    put(words(panel), WORDS)
    panel.leave()
    panel.session.context.book.flush()
    assert drafted(panel, "contribution_input") == WORDS


def test_an_opinion_without_speaker_says_so_and_keeps_everything(panel: StepPanel):
    before = len(stream(panel))
    put(words(panel), WORDS, ENTER, ctrl=True)
    assert "Chưa chọn người phát biểu" in hint(panel)
    assert speaker(panel).hasFocus()
    assert words(panel).toPlainText() == WORDS
    assert len(stream(panel)) == before


def test_a_speaker_without_words_says_so(panel: StepPanel):
    put(speaker(panel), "lan", ENTER)
    put(words(panel), "  ", ENTER, ctrl=True)
    assert "Chưa có nội dung" in hint(panel)
    assert speaker(panel).text() == "Hà Thị Lan"


def test_a_typed_name_that_fits_one_person_is_taken(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "lan")
    put(words(panel), WORDS, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == WORDS)
    assert record(panel).contributions[-1].speaker.member_id == "m3"


def test_a_typed_name_that_fits_several_asks_which(panel: StepPanel):
    put(speaker(panel), "dat")
    put(words(panel), WORDS, ENTER, ctrl=True)
    assert "Có nhiều người khớp" in hint(panel)
    assert words(panel).toPlainText() == WORDS


def test_a_guest_of_the_session_keeps_the_title(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "nhan", ENTER)
    put(words(panel), WORDS, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == WORDS)
    said = record(panel).contributions[-1].speaker
    assert (said.full_name, said.member_id) == ("Lục Thị Nhàn", None)
    assert said.title.startswith("Ủy viên Ban Chấp hành")


def test_a_stranger_needs_a_whole_name(panel: StepPanel, qtbot: QtBot):
    put(speaker(panel), "Xyz", ENTER)
    assert "ghi đủ họ và tên" in hint(panel)
    assert speaker(panel).hasFocus()
    put(speaker(panel), " Quờ", ENTER)
    assert "người ngoài chi bộ" in hint(panel)
    put(words(panel), WORDS, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == WORDS)
    assert record(panel).contributions[-1].speaker.full_name == "Xyz Quờ"


def test_members_are_found_before_the_roll_is_called(qtbot: QtBot, context: AppContext):
    panel = show_panel(qtbot, context, StepKind.DISCUSSION, PLANNED)
    put(speaker(panel), "lvc", ENTER)
    assert speaker(panel).text() == "Lò Văn Chương"


def test_alt_and_the_letter_choose_a_label_and_take_it_back(panel: StepPanel, qtbot: QtBot):
    panel.activateWindow()
    qtbot.waitActive(panel)
    words(panel).setFocus()
    chip = control(panel, QPushButton, "label_proposal")
    press(Qt.Key.Key_K, alt=True)
    qtbot.waitUntil(chip.isChecked)
    press(Qt.Key.Key_K, alt=True)
    qtbot.waitUntil(lambda: not chip.isChecked())


def test_the_timer_runs_from_the_choice_to_the_end_of_the_speech(panel: StepPanel):
    timer = control(panel, QLabel, "speech_timer")
    assert timer.text() == ""
    put(speaker(panel), "lan", ENTER)
    assert timer.text() == "00:00"
    put(words(panel), WORDS, ENTER, ctrl=True)
    assert timer.text() == ""


def test_a_refused_opinion_stays_in_sight_and_can_be_written_again(
    panel: StepPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    with monkeypatch.context() as broken:
        broken.setattr(meeting, "add_contribution", lambda *_: 1 / 0)
        put(speaker(panel), "lan", ENTER)
        put(words(panel), WORDS, ENTER, ctrl=True)
        qtbot.waitUntil(lambda: "chưa ghi được" in stream(panel)[-1])
    open_row(panel, len(stream(panel)) - 1)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == WORDS)
    assert len(stream(panel)) == len(record(panel).contributions)


def test_the_stream_follows_only_when_the_end_is_in_sight(panel: StepPanel, qtbot: QtBot):
    rows = control(panel, QListView, "contribution_list")
    bar = rows.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    put(speaker(panel), "lan", ENTER)
    put(words(panel), WORDS, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(record(panel).contributions) == 13 and "đang ghi" not in stream(panel)[-1])
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QApplication.processEvents()
    rows.scrollToTop()
    put(speaker(panel), "toan", ENTER)
    put(words(panel), WORDS, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(record(panel).contributions) == 14)
    assert bar.value() == 0


def test_the_side_gives_the_floor_to_whoever_has_not_spoken(panel: DiscussionPanel, qtbot: QtBot):
    side = panel.side()
    qtbot.addWidget(side)
    assert control(side, QPushButton, "unspoken_heading").text() == "Chưa phát biểu  16"
    waiting = control(side, QListView, "unspoken_list")
    assert waiting.model().rowCount() == 16
    waiting.setCurrentIndex(waiting.model().index(0, 0))
    QTest.keyClick(waiting, ENTER)
    assert speaker(panel).text() == "Nguyễn Văn Hùng"
    put(words(panel), WORDS, ENTER, ctrl=True)
    qtbot.waitUntil(lambda: waiting.model().rowCount() == 15)
    assert control(side, QLabel, "decision_counts").text() == "Nhiệm vụ đã giao: 5 · Biểu quyết: 2"


def test_a_change_elsewhere_leaves_the_inputs_alone(panel: StepPanel, qtbot: QtBot):
    put(words(panel), "đang gõ dở")
    words(panel).moveCursor(words(panel).textCursor().MoveOperation.Start)
    panel.session.save(lambda uow: meeting.add_prompt(uow, HELD, "Gợi ý mới"))
    qtbot.waitUntil(lambda: len(panel.session.record.prompts) == 5)
    assert words(panel).toPlainText() == "đang gõ dở"
    assert words(panel).textCursor().position() == 0
