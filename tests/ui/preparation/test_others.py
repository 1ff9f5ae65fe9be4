"""Questions, speeches, hints of the committee above, guests and the notice."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from app.domain.preparation import INVITATION, NOTICE
from app.domain.ready_items import Section
from app.domain.vocabulary import Means, NoteKind
from app.services import preparing
from app.ui.context import AppContext
from app.ui.preparation.notice_section import EVERYBODY, notice_words
from tests.keyboard import press, type_text
from tests.ui.live.frame import find, focus_name
from tests.ui.preparation.frame import HELD, PLANNED, item, prepared, show


def test_questions_written_here_are_those_of_the_step(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.PROMPTS)
    before = len(context.book.session(PLANNED).prompts)
    assert focus_name() == "prompt_input"
    type_text("Ai làm việc gì, khi nào xong?")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(context.book.session(PLANNED).prompts) == before + 1)
    qtbot.waitUntil(lambda: item(page, Section.PROMPTS).state == f"{before + 1} vấn đề")


def test_how_the_committee_wants_the_discussion_to_go_is_kept(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.PROMPTS)
    find(page, QPlainTextEdit, "note_guidance").setPlainText("Tập trung vào việc quá hạn")
    wanted = "Tập trung vào việc quá hạn"
    qtbot.waitUntil(lambda: context.book.session(PLANNED).notes.get(NoteKind.GUIDANCE) == wanted)


def test_a_speech_is_prepared_changed_and_removed(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.SPEECHES)
    find(page, QPushButton, "add_prepared_speech").click()
    find(page, QLineEdit, "speech_group_input").setText("Tổ đảng 1")
    find(page, QLineEdit, "speech_topic_input").setText("Nêu gương")
    find(page, QPushButton, "save_speech").click()
    qtbot.waitUntil(lambda: item(page, Section.SPEECHES).state == "1 tham luận")
    speeches = find(page, QListView, "prepared_speech_list")
    speeches.setCurrentIndex(speeches.model().index(0, 0))
    press(Qt.Key.Key_Return, target=speeches)
    assert find(page, QLineEdit, "speech_topic_input").text() == "Nêu gương"
    press(Qt.Key.Key_Escape, target=find(page, QLineEdit, "speech_topic_input"))
    press(Qt.Key.Key_Delete, target=speeches)
    qtbot.waitUntil(lambda: not context.book.session(PLANNED).prepared)
    find(page, QPushButton, "undo_speech").click()
    qtbot.waitUntil(lambda: len(context.book.session(PLANNED).prepared) == 1)


@pytest.fixture
def no_hints(context: AppContext) -> AppContext:
    """The sample without hints of the committee above."""
    for hint in prepared(context).hints:
        context.save(lambda uow, number=hint.id: preparing.remove_hint(uow, number))
    assert context.book.flush()
    return context


def test_a_hint_is_added_answered_and_brought_back(qtbot: QtBot, no_hints: AppContext) -> None:
    page = show(qtbot, no_hints, Section.HINTS)
    assert focus_name() == "hint_input"
    type_text("Việc chậm ở bộ phận một cửa")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(prepared(no_hints).hints) == 1)
    (hint,) = prepared(no_hints).hints
    find(page, QPlainTextEdit, f"hint_answer_{hint.id}").setPlainText("Đã rà soát 6 hồ sơ")
    qtbot.waitUntil(lambda: prepared(no_hints).hints[0].answer == "Đã rà soát 6 hồ sơ")
    qtbot.waitUntil(lambda: item(page, Section.HINTS).state == "1 gợi ý, đã có trả lời")
    find(page, QToolButton, f"remove_hint_{hint.id}").click()
    qtbot.waitUntil(lambda: not prepared(no_hints).hints)
    assert "Đã rà soát 6 hồ sơ" in no_hints.book.session(PLANNED).bin[-1].text
    find(page, QPushButton, "undo_hint").click()
    qtbot.waitUntil(lambda: [one.answer for one in prepared(no_hints).hints] == ["Đã rà soát 6 hồ sơ"])


def test_a_hint_is_answered_by_an_opinion_of_the_session(qtbot: QtBot, context: AppContext) -> None:
    context.save(lambda uow: preparing.add_hint(uow, HELD, "Còn chậm"))
    page = show(qtbot, context, Section.HINTS, HELD)
    (hint,) = prepared(context, HELD).hints
    opinions = find(page, QComboBox, f"hint_opinion_{hint.id}")
    opinions.setCurrentIndex(1)
    opinions.activated.emit(1)
    first = context.book.session(HELD).contributions[0].id
    qtbot.waitUntil(lambda: prepared(context, HELD).hints[0].contribution == first)


def test_guests_are_invited_in_one_action(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.GUESTS)
    assert focus_name() == "guest_name"
    type_text("Trần Văn Bình")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Trần Văn Bình" in [one.full_name for one in context.book.session(PLANNED).guests])
    qtbot.waitUntil(find(page, QPushButton, "invitation_sent_today").isEnabled)
    find(page, QPushButton, "invitation_sent_today").click()
    qtbot.waitUntil(lambda: item(page, Section.GUESTS).done)
    sent = [one.recipient for one in prepared(context).dispatches if one.document == INVITATION]
    assert "Trần Văn Bình" in sent


@pytest.mark.parametrize(
    ("section", "name", "kind"),
    [
        (Section.NOTICE, "open_notice", "notice"), (Section.NOTICE, "open_backdrop", "backdrop"),
        (Section.GUESTS, "open_invitation", "invitation"), (Section.REPORT, "open_opening_report", "opening-report"),
    ],
)  # fmt: skip
def test_documents_are_one_button_away(
    qtbot: QtBot, context: AppContext, section: Section, name: str, kind: str
) -> None:
    page = show(qtbot, context, section)
    with qtbot.waitSignal(context.document_requested) as asked:
        find(page, QPushButton, name).click()
    assert asked.args == [PLANNED, kind]


def test_the_notice_says_what_is_known_and_leaves_blanks(qtbot: QtBot, context: AppContext) -> None:
    record = context.book.session(PLANNED)
    words = notice_words(record)
    assert "Thời gian: 14:00, thứ Năm, ngày 26 tháng 11 năm 2026" in words
    assert "1. Tuyên bố lý do" in words


def test_the_notice_goes_out_on_a_day_by_some_means(qtbot: QtBot, context: AppContext) -> None:
    page = show(qtbot, context, Section.NOTICE)
    means = find(page, QComboBox, "notice_means")
    means.setCurrentIndex(means.findData(Means.MESSAGE.value))
    find(page, QPushButton, "notice_sent_today").click()
    qtbot.waitUntil(lambda: item(page, Section.NOTICE).done)
    line = next(one for one in prepared(context).dispatches if one.document == NOTICE)
    assert (line.recipient, line.means, line.sent_on) == (EVERYBODY, Means.MESSAGE, date(2026, 11, 23))
    assert "Thời gian" in find(page, QLabel, "notice_words").text()
