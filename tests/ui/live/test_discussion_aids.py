"""Beside the noting: who asked to speak, prepared speeches, prompts, questions, the limit of a speech."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.records import Speaker
from app.domain.vocabulary import Label, StepKind
from app.services import meeting, speaking
from app.services.meeting import NewContribution
from app.services.speaking import NewSpeech
from app.ui.context import AppContext
from app.ui.live.discussion_panel import DiscussionPanel
from app.ui.live.discussion_side import DiscussionSide
from tests.keyboard import press, type_text
from tests.ui.live.discussion import ENTER, hint, speaker, words
from tests.ui.live.tools import HELD, again, control, drafted, put, record, show_panel


@pytest.fixture
def panel(qtbot: QtBot, context: AppContext) -> DiscussionPanel:
    made = show_panel(qtbot, context, StepKind.DISCUSSION)
    assert isinstance(made, DiscussionPanel)
    made.side().setParent(made)  # type: ignore[call-overload]
    made.side().setGeometry(560, 0, 270, 660)
    made.side().show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def do(panel: DiscussionPanel, qtbot: QtBot, work) -> None:
    done: list[object] = []
    panel.session.save(work, then=done.append)
    qtbot.waitUntil(lambda: bool(done))


def side(panel: DiscussionPanel) -> DiscussionSide:
    found = panel.side()
    assert isinstance(found, DiscussionSide)
    return found


def lines(panel: DiscussionPanel, name: str) -> list[str]:
    model = control(side(panel), QListView, name).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def queue(panel: DiscussionPanel) -> list[str]:
    return [line.speaker.full_name for line in record(panel).queue]


def at_row(panel: DiscussionPanel, name: str, row: int) -> QListView:
    rows = control(side(panel), QListView, name)
    if not rows.isVisible():
        control(side(panel), QPushButton, "speeches_heading").click()
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(row, 0))
    return rows


def test_somebody_asks_to_speak_while_another_one_is_noted(panel: DiscussionPanel, qtbot: QtBot):
    put(speaker(panel), "lan", ENTER)
    type_text("Đang ghi dở", words(panel))
    words(panel).moveCursor(words(panel).textCursor().MoveOperation.Left)
    place = words(panel).textCursor().position()
    press(Qt.Key.Key_D, ctrl=True)
    assert QApplication.focusWidget() is control(panel, QLineEdit, "queue_input")
    type_text("pao")
    press(ENTER)
    qtbot.waitUntil(lambda: queue(panel) == ["Lý Văn Páo"])
    assert words(panel).hasFocus()
    assert (speaker(panel).text(), words(panel).toPlainText()) == ("Hà Thị Lan", "Đang ghi dở")
    assert words(panel).textCursor().position() == place
    qtbot.waitUntil(lambda: lines(panel, "queue_list") == ["1. Lý Văn Páo"])


def test_the_name_typed_for_the_next_speaker_goes_into_the_queue(panel: DiscussionPanel, qtbot: QtBot):
    put(speaker(panel), "pao")
    press(Qt.Key.Key_D, ctrl=True)
    qtbot.waitUntil(lambda: queue(panel) == ["Lý Văn Páo"])
    assert speaker(panel).text() == ""


def test_a_name_typed_over_the_present_speaker_gives_the_place_back(panel: DiscussionPanel, qtbot: QtBot):
    put(speaker(panel), "lan", ENTER)
    type_text("Đang ghi dở", words(panel))
    speaker(panel).selectAll()
    put(speaker(panel), "pao")
    press(Qt.Key.Key_D, ctrl=True)
    qtbot.waitUntil(lambda: queue(panel) == ["Lý Văn Páo"])
    assert (speaker(panel).text(), words(panel).toPlainText()) == ("Hà Thị Lan", "Đang ghi dở")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].speaker.member_id == "m3")


def test_whoever_is_marked_among_the_silent_goes_into_the_queue(panel: DiscussionPanel, qtbot: QtBot):
    first = at_row(panel, "unspoken_list", 0).currentIndex().data().split(",")[0]
    press(Qt.Key.Key_D, ctrl=True)
    qtbot.waitUntil(lambda: queue(panel) == [first])


def test_a_guest_asks_with_a_whole_name_and_escape_gives_it_up(panel: DiscussionPanel, qtbot: QtBot):
    words(panel).setFocus()
    press(Qt.Key.Key_D, ctrl=True)
    type_text("Xyz")
    press(ENTER)
    assert "ghi đủ họ và tên" in control(panel, QLabel, "queue_hint").text()
    type_text(" Quờ")
    press(ENTER)
    qtbot.waitUntil(lambda: queue(panel) == ["Xyz Quờ"])
    press(Qt.Key.Key_D, ctrl=True)
    type_text("bỏ")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Escape)
    assert words(panel).hasFocus()
    qtbot.waitUntil(lambda: drafted(panel, "queue_input") == "")


def test_what_is_typed_for_the_queue_comes_back(panel: DiscussionPanel, qtbot: QtBot):
    words(panel).setFocus()
    press(Qt.Key.Key_D, ctrl=True)
    type_text("lý")
    qtbot.waitUntil(lambda: drafted(panel, "queue_input") == "lý")
    assert control(again(qtbot, panel), QLineEdit, "queue_input").isVisible()


def three_wait(panel: DiscussionPanel, qtbot: QtBot) -> None:
    for member in ("m3", "m10", "m12"):
        do(panel, qtbot, lambda uow, member=member: speaking.ask_to_speak(uow, HELD, Speaker("", "", member)))


def test_the_next_of_the_queue_takes_the_floor_and_leaves_it_with_the_opinion(panel: DiscussionPanel, qtbot: QtBot):
    three_wait(panel, qtbot)
    press(Qt.Key.Key_G, ctrl=True)
    assert speaker(panel).text() == "Hà Thị Lan"
    assert words(panel).hasFocus()
    assert len(queue(panel)) == 3
    type_text("Nhất trí.")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(queue(panel)) == 2)
    assert record(panel).contributions[-1].text == "Nhất trí."
    qtbot.waitUntil(lambda: len(lines(panel, "queue_list")) == 2)


def test_asking_for_the_next_again_passes_over_whoever_does_not_come(panel: DiscussionPanel, qtbot: QtBot):
    three_wait(panel, qtbot)
    for _ in range(2):
        press(Qt.Key.Key_G, ctrl=True)
    assert speaker(panel).text() == queue(panel)[1]


def test_nobody_takes_the_floor_while_an_opinion_is_being_noted(panel: DiscussionPanel, qtbot: QtBot):
    three_wait(panel, qtbot)
    put(speaker(panel), "pao", ENTER)
    type_text("Đang ghi", words(panel))
    press(Qt.Key.Key_G, ctrl=True)
    assert speaker(panel).text() == "Lý Văn Páo"
    assert "ghi xong ý kiến đang viết" in hint(panel)


def test_one_key_gives_the_chair_the_floor(panel: DiscussionPanel):
    speaker(panel).setFocus()
    press(Qt.Key.Key_R, alt=True)
    assert speaker(panel).text() == record(panel).person(record(panel).chair).full_name
    assert words(panel).hasFocus()


def test_an_empty_queue_says_how_to_fill_it(panel: DiscussionPanel):
    words(panel).setFocus()
    press(Qt.Key.Key_G, ctrl=True)
    assert "Ctrl D" in hint(panel)


def test_the_queue_is_put_in_another_order_and_thinned_by_keys(panel: DiscussionPanel, qtbot: QtBot):
    three_wait(panel, qtbot)
    before = queue(panel)
    rows = at_row(panel, "queue_list", 0)
    QTest.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: queue(panel) == [before[1], before[0], before[2]])
    qtbot.waitUntil(lambda: rows.currentIndex().row() == 1)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: queue(panel) == [before[1], before[2]])
    control(panel, QPushButton, "undo_contribution").click()
    qtbot.waitUntil(lambda: queue(panel) == [before[1], before[2], before[0]])


def prepare(panel: DiscussionPanel, qtbot: QtBot, new: NewSpeech) -> None:
    do(panel, qtbot, lambda uow: speaking.add_speech(uow, HELD, new))


def test_a_speech_is_prepared_by_keys_alone(panel: DiscussionPanel, qtbot: QtBot):
    control(side(panel), QPushButton, "add_speech").click()
    type_text("pao")
    press(ENTER)
    press(ENTER)
    type_text("Nêu gương")
    press(ENTER)
    type_text("Toàn văn.")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: len(record(panel).prepared) == 1)
    kept = record(panel).prepared[0]
    assert (kept.speaker.full_name, kept.topic, kept.text) == ("Lý Văn Páo", "Nêu gương", "Toàn văn.")
    assert kept.group.startswith("Tổ đảng")
    assert control(panel, QPushButton, "save_contribution").isVisible()
    assert drafted(panel, "speech_topic_input") == ""


def test_a_speech_without_anybody_or_anything_is_not_kept(panel: DiscussionPanel):
    control(side(panel), QPushButton, "add_speech").click()
    press(ENTER, ctrl=True)
    assert "người trình bày" in control(panel, QLabel, "speech_hint").text()
    put(control(panel, QLineEdit, "speech_group_input"), "Tổ đảng 2", ENTER, ctrl=True)
    assert "chủ đề" in control(panel, QLabel, "speech_hint").text()
    assert record(panel).prepared == ()


def test_a_prepared_speech_fills_the_card_and_is_delivered_with_the_opinion(panel: DiscussionPanel, qtbot: QtBot):
    prepare(panel, qtbot, NewSpeech(Speaker("", "", "m3"), "Nêu gương", "Kính thưa chi bộ."))
    QTest.keyClick(at_row(panel, "speech_list", 0), ENTER)
    assert (speaker(panel).text(), words(panel).toPlainText()) == ("Hà Thị Lan", "Kính thưa chi bộ.")
    assert "Nêu gương" in control(panel, QPushButton, "about_speech").text()
    qtbot.waitUntil(lambda: drafted(panel, "contribution_input") == "Kính thưa chi bộ.")
    type_text(" Xin hết.")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).prepared[0].contribution is not None)
    assert record(panel).contributions[-1].text == "Kính thưa chi bộ. Xin hết."
    qtbot.waitUntil(lambda: "đã phát biểu" in lines(panel, "speech_list")[0])
    assert not control(panel, QPushButton, "about_speech").isVisible()


def test_a_speech_taken_before_a_crash_is_still_linked(panel: DiscussionPanel, qtbot: QtBot):
    prepare(panel, qtbot, NewSpeech(Speaker("", "", "m3"), "Nêu gương", "Kính thưa."))
    QTest.keyClick(at_row(panel, "speech_list", 0), ENTER)
    qtbot.waitUntil(lambda: drafted(panel, "contribution_speech") != "")
    qtbot.waitUntil(lambda: drafted(panel, "contribution_input") != "")
    fresh = again(qtbot, panel)
    put(words(fresh), "", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).prepared[0].contribution is not None)


def test_a_groups_speech_asks_who_delivers_it(panel: DiscussionPanel, qtbot: QtBot):
    prepare(panel, qtbot, NewSpeech(Speaker(""), "Tự soi", "Toàn văn.", "Tổ đảng 2"))
    QTest.keyClick(at_row(panel, "speech_list", 0), ENTER)
    assert speaker(panel).hasFocus()
    assert "Tổ đảng 2" in hint(panel)
    assert words(panel).toPlainText() == "Toàn văn."


def test_a_prepared_speech_never_takes_the_place_of_words(panel: DiscussionPanel, qtbot: QtBot):
    prepare(panel, qtbot, NewSpeech(Speaker("", "", "m3"), "Nêu gương", "Kính thưa."))
    put(words(panel), "Đang ghi")
    QTest.keyClick(at_row(panel, "speech_list", 0), ENTER)
    assert words(panel).toPlainText() == "Đang ghi"


def test_a_speech_is_changed_removed_and_brought_back(panel: DiscussionPanel, qtbot: QtBot):
    prepare(panel, qtbot, NewSpeech(Speaker("", "", "m3"), "Cũ"))
    QTest.keyClick(at_row(panel, "speech_list", 0), Qt.Key.Key_F2)
    topic = control(panel, QLineEdit, "speech_topic_input")
    topic.selectAll()
    put(topic, "Mới", ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).prepared[0].topic == "Mới")
    qtbot.waitUntil(lambda: "Mới" in lines(panel, "speech_list")[0])
    QTest.keyClick(at_row(panel, "speech_list", 0), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: record(panel).prepared == ())
    assert [gone.kind for gone in record(panel).bin] == ["speech"]
    control(panel, QPushButton, "undo_contribution").click()
    qtbot.waitUntil(lambda: [one.topic for one in record(panel).prepared] == ["Mới"])
    assert record(panel).bin == ()


def test_alt_y_goes_from_prompt_to_prompt_and_the_opinion_keeps_it(panel: DiscussionPanel, qtbot: QtBot):
    prompts = record(panel).prompts
    put(speaker(panel), "lan", ENTER)
    for _ in range(2):
        press(Qt.Key.Key_Y, alt=True)
    assert "Theo gợi ý 2" in control(panel, QPushButton, "about_prompt").text()
    assert control(side(panel), QPushButton, "prompt_choice_2").isChecked()
    type_text("Nhất trí.")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].text == "Nhất trí.")
    assert record(panel).contributions[-1].prompt == prompts[1].id
    assert not control(side(panel), QPushButton, "prompt_choice_2").isChecked()
    said = sum(1 for one in record(panel).contributions if one.prompt == prompts[1].id)
    qtbot.waitUntil(lambda: f"– {said} ý kiến" in control(side(panel), QLabel, "prompt_words_2").text())


def test_a_prompt_chosen_by_its_chip_is_taken_back_by_it(panel: DiscussionPanel, qtbot: QtBot):
    chip = control(side(panel), QPushButton, "prompt_choice_1")
    chip.click()
    assert control(panel, QPushButton, "about_prompt").isVisible()
    chip.click()
    assert not control(panel, QPushButton, "about_prompt").isVisible()
    assert not chip.isChecked()


def test_an_answer_belongs_to_the_question_that_waits(panel: DiscussionPanel, qtbot: QtBot):
    asked = NewContribution("Bao giờ xong?", "m5", label=Label.QUESTION)
    do(panel, qtbot, lambda uow: meeting.add_contribution(uow, HELD, asked))
    question = record(panel).contributions[-1].id
    count = len(lines(panel, "question_list"))
    put(speaker(panel), "lan", ENTER)
    at_row(panel, "question_list", count - 1)
    QTest.keyClick(control(side(panel), QListView, "question_list"), ENTER)
    assert control(panel, QPushButton, "label_answer").isChecked()
    type_text("Tháng 12.")
    press(ENTER, ctrl=True)
    qtbot.waitUntil(lambda: record(panel).contributions[-1].answers == question)
    qtbot.waitUntil(lambda: len(lines(panel, "question_list")) == count - 1)


def test_the_label_of_an_answer_finds_its_question(panel: DiscussionPanel, qtbot: QtBot):
    asked = NewContribution("Bao giờ xong?", "m5", label=Label.QUESTION)
    do(panel, qtbot, lambda uow: meeting.add_contribution(uow, HELD, asked))
    control(panel, QPushButton, "label_answer").click()
    assert "Trả lời câu hỏi của" in control(panel, QPushButton, "about_answer").text()
    control(panel, QPushButton, "label_proposal").click()
    assert not control(panel, QPushButton, "about_answer").isVisible()


def test_the_limit_of_a_speech_is_set_beside_and_only_warns(panel: DiscussionPanel, qtbot: QtBot):
    limit = control(side(panel), QComboBox, "speech_limit")
    limit.setCurrentIndex(limit.findData(5))
    limit.activated.emit(limit.currentIndex())
    qtbot.waitUntil(lambda: panel.session.record.speech_minutes == 5)
    put(speaker(panel), "lan", ENTER)
    timer = control(panel, QLabel, "speech_timer")
    assert timer.text() == "00:00 / 5 phút"
    assert not timer.property("tone")
    limit.setCurrentIndex(limit.findData(0))
    limit.activated.emit(limit.currentIndex())
    qtbot.waitUntil(lambda: timer.text() in ("00:00", "00:01"))
    assert record(panel).speech_minutes is None


def test_leaders_and_those_behind_are_named(panel: DiscussionPanel):
    assert "Chi ủy đã phát biểu" in control(side(panel), QLabel, "leaders_spoken").text()
    shown = lines(panel, "unspoken_list")
    figures = [int(line.split("năm nay phát biểu ")[1].split(" ")[0]) for line in shown]
    assert figures == sorted(figures)


def test_parts_fold_from_the_least_important_where_room_lacks(panel: DiscussionPanel, qtbot: QtBot):
    three_wait(panel, qtbot)
    prepare(panel, qtbot, NewSpeech(Speaker("", "", "m3"), "Nêu gương"))
    panel.resize(830, 420)
    side(panel).setGeometry(560, 0, 270, 420)
    assert not control(side(panel), QListView, "speech_list").isVisible()
    assert control(side(panel), QListView, "unspoken_list").isVisible()
    control(side(panel), QPushButton, "speeches_heading").click()
    assert control(side(panel), QListView, "speech_list").isVisible()


def test_a_text_typed_for_a_speech_is_a_draft(panel: DiscussionPanel, qtbot: QtBot):
    control(side(panel), QPushButton, "add_speech").click()
    put(control(panel, QPlainTextEdit, "speech_text_input"), "Kính thưa")
    qtbot.waitUntil(lambda: drafted(panel, "speech_text_input") == "Kính thưa")
    press(Qt.Key.Key_Escape)
    assert control(panel, QPushButton, "save_contribution").isVisible()
    assert control(again(qtbot, panel), QPlainTextEdit, "speech_text_input").toPlainText() == "Kính thưa"
