"""Somebody who types and switches at random: steps, opinions, sessions, pages, without ever waiting for a save.

``python -m tests.e2e.switches 1000`` makes 1,000 switches over a fresh sample book and says what was found; a second
argument is the seed.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QWidget

from app.domain.records import SessionRecord
from app.services import books
from app.services.open_book import OpenBook
from app.ui.composition import read_text
from app.ui.main_window import MainWindow, open_main_window
from tests.composing import compose
from tests.keyboard import press, type_text
from tools.command_line import rounds_and_seed

SESSIONS = ("2026-q4", "2026-q3", "2026-q2")
DISCUSSION, CONCLUSION = 6, 7
#: The forms that open in the conclusion, with the letter that opens each with Ctrl.
FORMS = {"task_content_input": Qt.Key.Key_T, "vote_question_input": Qt.Key.Key_B}
#: The inputs of each step of the eight-step agenda, and where what is typed in them belongs.
INPUTS = {
    1: {"step_text": "step/1"},
    3: {"step_text": "step/3"},
    4: {"opening_report_input": "opening_report", "step_text": "step/4"},
    5: {"prompt_input": "draft/prompt_input", "step_text": "step/5"},
    6: {"contribution_input": "draft/contribution_input"},
    7: {"conclusion_input": "conclusion"},
    8: {"step_text": "step/8"},
}
WORDS = ("nhất trí", "đề nghị", "bổ sung", "việc làm", "chi bộ", "thời hạn", "ý kiến", "giải pháp")
W = TypeVar("W", bound=QWidget)
Texts = dict[tuple[str, str], str]


def texts_of(record: SessionRecord) -> Texts:
    """Return every text of a session that is typed here, by place; an opinion's is that of the book."""
    texts = {(record.id, f"step/{step.number}"): step.text for step in record.steps}
    texts[record.id, "conclusion"] = record.conclusion
    texts[record.id, "opening_report"] = record.opening_report.text
    for place, text in record.drafts.items():
        texts[record.id, f"draft/{place}"] = text
    for said in record.contributions:
        texts[record.id, f"said/{said.id}"] = said.text
    return {place: text for place, text in texts.items() if text}


class Switcher:
    """Drives a window and keeps account of what was typed where."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.count = self.switches = 0
        self.session, self.step, self.opinion, self.form = "", 0, 0, ""
        self.texts: Texts = {}
        self.said: list[tuple[str, str]] = []
        for session in SESSIONS:
            self.texts |= texts_of(window.context.book.session(session))
        QTest.qWaitForWindowActive(window)
        self._open(SESSIONS[0])
        self._go(DISCUSSION)

    def run(self, switches: int) -> None:
        """Type and switch; afterwards everything is on its way to the book or in it."""
        ways: list[Callable[[], None]] = [
            *[self._to_step] * 8, *[self._along] * 4, *[self._to_opinion] * 8, *[self._to_other_session] * 4,
            *[self._to_form] * 3, self._to_page, *[self._keep] * 6,
        ]  # fmt: skip
        while self.switches < switches:
            self._type()
            self.chance.choice(ways)()
            QTest.qWait(self.chance.choice((0, 0, 0, 0, 5, 30, 120)))
        self._type()

    def _type(self) -> None:
        """Type into an input of what is shown, now and then leaving the words half composed."""
        place, name = self._place()
        if not name:
            return
        editor = self._find(QWidget, name)
        assert isinstance(editor, QPlainTextEdit | QLineEdit)
        editor.setFocus()
        press(Qt.Key.Key_End, ctrl=isinstance(editor, QPlainTextEdit), target=editor)
        shown = read_text(editor)
        assert shown == self._known(place), f"{self.session} {place} shows {shown!r}, not {self._known(place)!r}"
        self.count += 1
        words = f"{self.chance.choice(WORDS)} {self.count}. "
        compose(editor, words) if self.chance.random() < 0.25 else type_text(words, editor)
        self.texts[self.session, place] = shown + words

    def _known(self, place: str) -> str:
        """Return the text that must stand at a place; that of an opinion until it is changed."""
        otherwise = self.texts.get((self.session, f"said/{self.opinion}"), "") if place.startswith("draft/edit") else ""
        return self.texts.get((self.session, place), otherwise)

    def _place(self) -> tuple[str, str]:
        """Return where the next words belong, and the control to type them into; nothing when there is none."""
        if self.opinion and self.step == DISCUSSION:
            return f"draft/edit_contribution_{self.opinion}", "edit_text"
        if self.form and self.step == CONCLUSION and self.chance.random() < 0.6:
            return f"draft/{self.form}", self.form
        name = self.chance.choice([*INPUTS.get(self.step, {"": ""})])
        return (INPUTS[self.step][name], name) if name else ("", "")

    def _to_step(self) -> None:
        self._go(self.chance.randint(1, 8))

    def _go(self, step: int) -> None:
        self.switches += step != self.step
        self.step = step
        press(Qt.Key(Qt.Key.Key_0 + step), ctrl=True)

    def _along(self) -> None:
        back = self.step > 1 and (self.step == 8 or self.chance.random() < 0.5)
        self.step += -1 if back else 1
        self.switches += 1
        press(Qt.Key.Key_F8, shift=back)

    def _to_opinion(self) -> None:
        """Open the card of an opinion, or close the one that is open."""
        if self.step != DISCUSSION:
            self._go(DISCUSSION)
        if self.opinion and self.chance.random() < 0.3:
            press(Qt.Key.Key_Escape, target=self._find(QPlainTextEdit, "edit_text"))
            self.opinion = 0
            return
        rows = self._find(QListView, "contribution_list")
        written = [row for row in range(rows.model().rowCount()) if self._row(rows, row).id > 0]
        if written:
            self._open_row(rows, self.chance.choice(written))

    def _open_row(self, rows: QListView, number: int) -> None:
        row = self._row(rows, number)
        if (self.session, f"said/{row.id}") not in self.texts:
            self.said.remove((self.session, row.text.strip()))
            self.texts[self.session, f"said/{row.id}"] = row.text
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(number, 0, QModelIndex()))
        press(Qt.Key.Key_Return, target=rows)
        self.switches += self.opinion != row.id
        self.opinion = row.id

    def _to_form(self) -> None:
        """Open the form of a task or of a vote beside the conclusion."""
        if self.step != CONCLUSION:
            self._go(CONCLUSION)
        name = self.chance.choice(list(FORMS))
        press(FORMS[name], ctrl=True)
        self.switches += self.form != name
        self.form = name

    def _row(self, rows: QListView, number: int) -> object:
        return rows.model().index(number, 0, QModelIndex()).data(Qt.ItemDataRole.UserRole)

    def _to_other_session(self) -> None:
        self._open(self.chance.choice([session for session in SESSIONS if session != self.session]))

    def _open(self, session: str) -> None:
        self.switches += 1
        self.window.open_session(session)
        self.session, self.opinion, self.form = session, 0, ""
        self._go(self.chance.randint(1, 8))

    def _to_page(self) -> None:
        self.switches += 1
        self.window.show_page(self.chance.choice(("desk", "sessions", "tasks")))
        self.window.open_session(self.session)

    def _keep(self) -> None:
        """Keep the opinion being noted, or the change of the one that is open, and be at the next record."""
        if self.step != DISCUSSION:
            return
        place, name = self._place()
        text = self._known(place)
        if not self.opinion:
            speaker = self._find(QLineEdit, "speaker_input")
            speaker.setFocus()
            speaker.selectAll()
            type_text("hung", speaker)
            press(Qt.Key.Key_Return, target=speaker)
        press(Qt.Key.Key_Return, ctrl=True, target=self._find(QWidget, name))
        if not text.strip():
            return
        self.switches += 1
        self.texts.pop((self.session, place), None)
        if self.opinion:
            self.texts[self.session, f"said/{self.opinion}"] = text
        else:
            self.said.append((self.session, text.strip()))
        self.opinion = 0

    def _find(self, kind: type[W], name: str) -> W:
        found = [widget for widget in self.window.findChildren(kind, name) if widget.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name} in step {self.step} of {self.session}"
        return found[0]


def misplaced(path: Path, switcher: Switcher) -> list[str]:
    """Return what stands in the closed book other than it was typed."""
    book = OpenBook.open(path, None, lambda state: None)
    found: Texts = {}
    for session in SESSIONS:
        found |= texts_of(book.session(session))
    book.close()
    wanted = {place: text for place, text in switcher.texts.items() if text}
    said = list(switcher.said)
    faults = []
    for place in sorted({*found, *wanted}):
        text, want = found.get(place, ""), wanted.get(place, "")
        if place[1].startswith("said/") and place not in wanted and (place[0], text.strip()) in said:
            said.remove((place[0], text.strip()))
        elif place[1] not in IGNORED and text.strip() != want.strip():
            faults.append(f"{place}: {text!r} instead of {want!r}")
    return faults + [f"lost: {one}" for one in said]


#: Drafts that are not followed here: who is speaking.
IGNORED = ("draft/speaker_input", "draft/contribution_speaker", "draft/contribution_label")


def main(switches: int, seed: int) -> int:
    """Make that many switches over a fresh sample book; return 0 when every word stands where it was typed."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SO_CHI_BO_HOME"] = folder
        path = Path(folder) / "sample.scb"
        books.make_sample(path)
        window = open_main_window(path)
        switcher = Switcher(window, seed)
        switcher.run(switches)
        window.close()
        faults = misplaced(path, switcher)
    print(f"{switcher.switches} switches, {switcher.count} texts typed, {len(faults)} misplaced or lost")
    print("\n".join(faults[:20]))
    return bool(faults)


if __name__ == "__main__":
    wanted = rounds_and_seed("python -m tests.e2e.switches", __doc__, sys.argv[1:], 1000)
    app = QApplication([])
    sys.exit(main(*wanted))
