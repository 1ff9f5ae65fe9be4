"""A new book in five questions: by keyboard, nothing lost, wrong answers told beside what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from app.domain.vocabulary import CellKind
from app.models import readers
from app.services import books, doors, roster
from app.ui.dressing import dress
from app.ui.new_book_form import NewBookForm
from tests.finding import visible
from tests.keyboard import press, type_text
from tests.slow_key import slow_key

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def form(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewBookForm]:
    """The form at its first question; the person's documents lie in ``tmp_path``.

    It is ended with its test: forms that stay would be dressed anew with each change of the look.
    """
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "Documents").mkdir()
    made = NewBookForm(dress(QApplication.instance()))
    made.resize(900, 600)
    made.show()
    qtbot.waitActive(made)
    made.focus_first()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete.value)


def question(form: NewBookForm) -> str:
    return visible(form, QLabel, "question_count").text()[-10:-8].strip()


def answer(*texts: str) -> None:
    """Answer the questions from the one that is open."""
    for text in texts:
        type_text(text)
        press(ENTER)


def put(form: NewBookForm, name: str, text: str) -> None:
    line = visible(form, QLineEdit, name)
    line.setFocus()
    line.selectAll()
    type_text(text)


def advice(form: NewBookForm, name: str) -> str:
    label = form.findChild(QLabel, f"{name}_advice")
    assert label is not None
    return label.text() if label.isVisible() else ""


def test_tab_goes_from_the_agenda_to_the_rules(form: NewBookForm) -> None:
    answer("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")
    press(Qt.Key.Key_Tab)
    assert form.focusWidget() is visible(form, QRadioButton, "rules_hd42_2025")


def test_a_book_is_made_with_all_five_answers(form: NewBookForm, qtbot: QtBot, tmp_path: Path) -> None:
    answer("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")
    press(Qt.Key.Key_Down)
    press(ENTER)
    with qtbot.waitSignal(form.made) as made:
        press(ENTER)
    path = tmp_path / "Documents" / "Chi bộ Thôn Đông.scb"
    assert made.args == [str(path), ""]
    book = books.open_book(path)
    with book.read() as uow:
        assert roster.defaults(uow)[:2] == ("3-part", "HD42-2025")
        cell = readers.cell(uow.session)
    book.close()
    assert (cell.name, cell.superior, cell.place) == ("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa", "Tân Hòa")


def test_everything_but_the_name_can_be_left_out(form: NewBookForm, qtbot: QtBot) -> None:
    answer("Chi bộ Thôn Đông", "", "")
    press(ENTER)
    with qtbot.waitSignal(form.made):
        press(ENTER)


def test_ctrl_enter_makes_the_book_from_the_first_question(form: NewBookForm, qtbot: QtBot) -> None:
    type_text("Chi bộ Thôn Đông")
    with qtbot.waitSignal(form.made):
        press(ENTER, ctrl=True)


@pytest.mark.parametrize("typed", ["", "    ", "\u200b\u200b", "…"])
def test_a_name_is_needed(form: NewBookForm, qtbot: QtBot, typed: str) -> None:
    type_text(typed)
    with qtbot.assertNotEmitted(form.made):
        press(ENTER)
        press(ENTER, ctrl=True)
    line = visible(form, QLineEdit, "cell_name_input")
    assert line.accessibleDescription().startswith("Chưa ghi tên chi bộ")
    assert line.hasFocus()


def test_going_back_loses_nothing_and_escape_leaves(form: NewBookForm, qtbot: QtBot) -> None:
    answer("Chi bộ Thôn Đông")
    type_text("Đảng bộ xã")
    press(Qt.Key.Key_Left, alt=True)
    assert visible(form, QLineEdit, "cell_name_input").text() == "Chi bộ Thôn Đông"
    press(ENTER)
    assert visible(form, QLineEdit, "superior_input").text() == "Đảng bộ xã"
    with qtbot.waitSignal(form.left):
        press(ESCAPE)
    form.focus_first()
    assert visible(form, QLineEdit, "superior_input").hasFocus()


def test_alt_left_leaves_from_the_first_question(form: NewBookForm, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.left):
        press(Qt.Key.Key_Left, alt=True)


def test_an_unusual_name_holds_up_once_and_is_kept_by_the_second_enter(form: NewBookForm) -> None:
    type_text("Thôn Đông")
    press(ENTER)
    assert "“Chi bộ Thôn Đông”" in advice(form, "cell_name")
    assert visible(form, QLineEdit, "cell_name_input").text() == "Thôn Đông"
    press(ENTER)
    assert visible(form, QLineEdit, "superior_input").hasFocus()


def test_an_offer_is_taken_by_a_key_and_the_advice_goes(form: NewBookForm) -> None:
    type_text("THÔN ĐÔNG")
    press(ENTER)
    press(Qt.Key.Key_D, alt=True)
    line = visible(form, QLineEdit, "cell_name_input")
    assert (line.text(), line.hasFocus()) == ("Chi bộ Thôn Đông", True)
    assert not advice(form, "cell_name")


def test_advice_goes_as_soon_as_the_name_is_mended(form: NewBookForm) -> None:
    type_text("Chi bộ Thôn Đông.")
    press(ENTER)
    assert advice(form, "cell_name")
    press(Qt.Key.Key_Backspace)
    assert not advice(form, "cell_name")


def test_the_place_that_the_superior_names_is_offered_not_written(form: NewBookForm) -> None:
    answer("Chi bộ Thôn Đông", "Đảng bộ xã Tân Hòa")
    place = visible(form, QLineEdit, "place_input")
    assert place.text() == ""
    assert "“Tân Hòa”" in advice(form, "place")
    press(Qt.Key.Key_D, alt=True)
    assert place.text() == "Tân Hòa"


def test_the_head_of_documents_is_shown_as_it_will_be(form: NewBookForm) -> None:
    answer("Chi bộ Thôn Đông")
    type_text("Đảng bộ xã Tân Hòa")
    preview = form.findChildren(QLabel)
    shown = [label.text() for label in preview if label.isVisible()]
    assert "ĐẢNG BỘ XÃ TÂN HÒA" in shown
    assert "CHI BỘ THÔN ĐÔNG" in shown
    assert "…, ngày … tháng … năm …" in shown


def test_a_committee_is_asked_for_its_own_kind_of_name(form: NewBookForm) -> None:
    kinds = visible(form, QComboBox, "kind_choice")
    kinds.setFocus()
    for _ in range(tuple(CellKind).index(CellKind.COMMITTEE)):
        press(Qt.Key.Key_Down)
    put(form, "cell_name_input", "Đảng ủy xã Tân Hòa")
    press(ENTER)
    assert visible(form, QLineEdit, "superior_input").hasFocus()


def test_agendas_and_rules_are_told_in_words_with_their_documents(form: NewBookForm) -> None:
    answer("Chi bộ Thôn Đông", "", "")
    assert visible(form, QRadioButton, "agenda_8_step").hasFocus()
    meaning = visible(form, QLabel, "agenda_meaning")
    assert meaning.text().startswith("Chi bộ họp chuyên đề theo 8 bước")
    press(Qt.Key.Key_Down)
    assert meaning.text().startswith("Chi bộ họp chuyên đề theo 9 bước")
    assert visible(form, QRadioButton, "rules_hd42_2025").text().startswith("Hướng dẫn 42-HD/BTCTW, ngày 28/10/2025")


def test_a_committees_agenda_that_cannot_be_read_is_told_and_stops_nobody(
    form: NewBookForm, qtbot: QtBot, own_home: Path
) -> None:
    (own_home / "agendas").mkdir(parents=True)
    (own_home / "agendas" / "riêng.json").write_text("{", encoding="utf-8")
    answer("Chi bộ Thôn Đông", "", "")
    assert "riêng.json" in visible(form, QLabel, "ways_fault").text()
    press(ENTER)
    with qtbot.waitSignal(form.made):
        press(ENTER)


def to_the_last(form: NewBookForm) -> None:
    answer("Chi bộ Thôn Đông", "", "")
    press(ENTER)
    assert visible(form, QLineEdit, "file_input").hasFocus()


def test_the_file_is_named_after_the_cell_until_the_person_names_it(form: NewBookForm) -> None:
    to_the_last(form)
    file = visible(form, QLineEdit, "file_input")
    assert Path(file.text()).name == "Chi bộ Thôn Đông.scb"
    put(form, "file_input", "sổ khác")
    for _ in range(4):
        press(Qt.Key.Key_Left, alt=True)
    put(form, "cell_name_input", "Chi bộ Thôn Tây")
    assert file.text() == "sổ khác"


@pytest.mark.parametrize(
    ("typed", "said"), [("a?b", "Windows"), ("CON", "Windows"), ("x" * 300, "quá dài"), ("", "Chưa")]
)
def test_a_file_name_that_cannot_be_is_told_beside_it(form: NewBookForm, qtbot: QtBot, typed: str, said: str) -> None:
    to_the_last(form)
    put(form, "file_input", typed)
    if not typed:
        press(Qt.Key.Key_Delete)
    with qtbot.assertNotEmitted(form.made):
        press(ENTER)
    assert said in advice(form, "file")
    assert visible(form, QLineEdit, "file_input").hasFocus()


def test_a_book_that_exists_is_kept_and_another_name_is_offered(
    form: NewBookForm, qtbot: QtBot, tmp_path: Path
) -> None:
    taken = tmp_path / "Documents" / "có rồi.scb"
    taken.write_bytes(b"cu")
    to_the_last(form)
    put(form, "file_input", "có rồi")
    press(ENTER)
    assert "đã có" in advice(form, "file")
    press(Qt.Key.Key_D, alt=True)
    with qtbot.waitSignal(form.made) as made:
        press(ENTER)
    assert made.args[0] == str(taken.with_name("có rồi (2).scb"))
    assert taken.read_bytes() == b"cu"


def test_a_folder_that_cannot_be_written_is_told_and_everything_stays(
    form: NewBookForm, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_text("không phải thư mục")
    to_the_last(form)
    put(form, "file_input", str(tmp_path / "tệp" / "sổ"))
    with qtbot.assertNotEmitted(form.made):
        press(ENTER)
    assert "Không tạo được sổ" in visible(form, QLabel, "form_message").text()
    put(form, "file_input", "sổ")
    with qtbot.waitSignal(form.made):
        press(ENTER)


def test_a_fault_of_the_last_question_is_shown_from_the_first(form: NewBookForm) -> None:
    to_the_last(form)
    put(form, "password_input", "ngắn")
    for _ in range(4):
        press(Qt.Key.Key_Left, alt=True)
    press(ENTER, ctrl=True)
    line = visible(form, QLineEdit, "password_input")
    assert line.hasFocus()
    assert "8 ký tự" in line.accessibleDescription()


def test_a_password_is_typed_twice_alike_and_forgotten_once_the_book_is_made(form: NewBookForm, qtbot: QtBot) -> None:
    to_the_last(form)
    put(form, "password_input", "một hai ba")
    put(form, "password_again", "hai")
    press(ENTER)
    assert "chưa giống" in visible(form, QLineEdit, "password_again").accessibleDescription()
    put(form, "password_again", "một hai ba")
    with qtbot.waitSignal(form.made) as made:
        press(ENTER)
    path, key = made.args
    assert key == doors.unlock(Path(path), "một hai ba")
    assert doors.needs_password(Path(made.args[0]))
    assert visible(form, QLineEdit, "password_input").text() == ""


def test_a_book_that_nobody_waits_for_is_not_there(form: NewBookForm, qtbot: QtBot) -> None:
    to_the_last(form)
    for name in ("password_input", "password_again"):
        put(form, name, "một hai ba")
    form._busy._timer.setInterval(1)
    with slow_key() as gate, qtbot.assertNotEmitted(form.made):
        press(ENTER)
        assert "Đang lập sổ" in visible(form, QLabel, "making_book_text").text()
        assert not any(
            one.isEnabled() for one in form.findChildren(QPushButton) if one.objectName() != "stop_making_book"
        )
        press(ESCAPE)
        gate.set()
        qtbot.waitUntil(form._create.isEnabled)
    assert not list(form._keeping.path.parent.glob("*.scb*"))
    with qtbot.waitSignal(form.made):
        press(ENTER)


def test_names_of_three_hundred_letters_make_a_book_and_leave_the_form_its_width(
    form: NewBookForm, qtbot: QtBot
) -> None:
    for text in ("x" * 300, "Đ" * 300, "y" * 300):
        type_text(text)
        press(ENTER)
        press(ENTER)
    assert form.width() == 900
    press(ENTER)
    with qtbot.waitSignal(form.made):
        press(ENTER)


def test_what_leads_on_and_back_is_on_the_keys_and_the_buttons(form: NewBookForm) -> None:
    names = ("next_question", "create_book_now", "cancel_new_book")
    assert all(visible(form, QPushButton, name) for name in names)
    assert not form.findChild(QPushButton, "previous_question").isVisible()
    to_the_last(form)
    assert visible(form, QPushButton, "previous_question")
    assert visible(form, QPushButton, "create_book")
    assert not form.findChild(QPushButton, "next_question").isVisible()
