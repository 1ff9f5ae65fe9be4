"""The card that changes an opinion already in the stream."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain import stream as rules
from app.domain.dates import parse_time
from app.domain.records import ContributionRecord, Speaker
from app.domain.speakers import Candidate, is_whole_name
from app.domain.vocabulary import Disposition, Label
from app.services import meeting, paper_bin, stream
from app.services.bin_data import KeptText
from app.services.meeting import NewContribution
from app.services.saver import Trace
from app.ui.autosave import AutoSave
from app.ui.live.choice_box import ChoiceBox, word_of
from app.ui.live.coming_changes import ComingChanges
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard
from app.ui.live.link_fields import LinkFields
from app.ui.live.live_session import LiveSession
from app.ui.live.name_input import Find, NameInput, distinction
from app.ui.live.rows import ends, fields, is_large
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import button, column, field, key_hint, label, name_control, row

#: The draft of a list where nothing was chosen on purpose.
NOTHING = "-"


class ContributionEditor(FormCard):
    """Shows one opinion at a time; what is changed is a draft until it is kept, so leaving loses nothing.

    Signals: ``closed`` when the card should go; ``was_split(id, text, second, rest)`` after ``rest`` of the text became
    an opinion of its own.
    """

    closed = Signal()
    was_split = Signal(int, str, int, str)

    def __init__(self, session: LiveSession, host: QWidget, everyone: Find, drafts: Drafts) -> None:
        tokens = session.context.tokens
        super().__init__(tokens)
        self._session, self._everyone, self._drafts = session, everyone, drafts
        self._said: ContributionRecord | None = None
        self._coming = ComingChanges()
        who = "Người phát biểu (sửa)"
        self.speaker = NameInput(tokens, host, everyone, "edit_speaker", who, beside=distinction)
        self.time = QLineEdit()
        name_control(self.time, "edit_time", "Giờ phát biểu")
        self.time.setProperty("role", "reading")
        self.label = ChoiceBox(Label, "edit_label", "Loại ý kiến", nothing="Chưa xếp loại")
        self.disposition = ChoiceBox(Disposition, "edit_disposition", "Kết quả tiếp thu", nothing="Chưa ghi")
        lines = 3 if is_large(tokens) else 4
        self.text = TextEdit(tokens, "edit_text", "Nội dung ý kiến (sửa)", lines=lines, most=7)
        self.response = TextEdit(tokens, "edit_response", "Nội dung tiếp thu, giải trình", lines=1, most=3)
        self.links = LinkFields(tokens)
        self._hint = label("", "small", wrap=True, name="edit_hint")
        self._savers = {
            "speaker": AutoSave(self.speaker), "time": AutoSave(self.time),
            "contribution": AutoSave(self.text), "response": AutoSave(self.response),
        }  # fmt: skip
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> int | None:
        """The id of the opinion that is open here."""
        return self._said.id if self._said else None

    def open(self, said: ContributionRecord) -> None:
        """Show an opinion with what was changed and not kept before."""
        self._said = said = self._coming.newest(said)
        at = said.at.strftime("%H:%M") if said.at else ""
        texts = {"speaker": said.speaker.full_name, "time": at, "contribution": said.text, "response": said.response}
        for name, saver in self._savers.items():
            self._drafts.bind(saver, self._place(name), texts[name])
        self.speaker.remember(self._person(self._drafts.read(self._place("member")) or said.speaker.member_id))
        self.label.show_value(self._drafts.read(self._place("label")) or (said.label or ""))
        self.disposition.show_value(self._drafts.read(self._place("disposition")) or (said.disposition or ""))
        self.links.show_links(self._session.record, said.id, self._link("answers"), self._link("prompt"))
        self.links.fit(self.label.value)
        begun = any(self._drafts.read(place) for place in self._places())
        self._say("Đang hiện phần sửa dở lần trước, chưa lưu vào biên bản." if begun else "")
        self._drop.setVisible(begun)
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        """Split with Alt+Enter; the rest is as in every form."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._split()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Queue what is pending."""
        for saver in self._savers.values():
            saver.flush()

    def leave(self) -> None:
        """Close the card; what was changed stays a draft."""
        self.flush()
        self._said = None
        self.closed.emit()

    def _lay_out(self) -> None:
        tokens = self._session.context.tokens
        head = fields(
            tokens, ("Người phát biểu", self.speaker, 6), ("Giờ", self.time, 3), ("Loại ý kiến", self.label, 4),
            ("Kết quả tiếp thu", self.disposition, 4),
        )  # fmt: skip
        self.column.addLayout(head)
        self.column.addWidget(self.links)
        self._apart = button("Tách tại con trỏ", "split_edit", kind="link", accessible="Tách ý kiến tại con trỏ")
        self._apart.setToolTip("Phần sau con trỏ thành một ý kiến mới, ngay bên dưới")
        self._apart.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        caption = label("Nội dung ý kiến", "small")
        caption.setBuddy(self.text)
        words = column(self.text, spacing=3)
        words.insertLayout(0, row(caption, None, self._apart, key_hint("Alt Enter"), spacing=4))
        self.column.addLayout(words)
        self.column.addLayout(field("Nội dung tiếp thu, giải trình (nếu có)", self.response))
        self._keep = button("Lưu sửa đổi", "save_edit", kind="primary")
        self._away = button("Để sau", "leave_edit", accessible="Để sau: đóng khung sửa, giữ phần đang sửa")
        self._drop = button("Bỏ phần sửa", "drop_edit", kind="link", accessible="Bỏ phần sửa, lấy lại nội dung đã ghi")
        self.column.addWidget(self._hint)
        keys = (key_hint("Ctrl Enter", "lưu"), key_hint("Esc", "để sau"))
        self.column.addLayout(ends(tokens, keys, (self._drop, self._away, self._keep)))

    def _connect(self) -> None:
        self.submitted.connect(self._save)
        self.escaped.connect(self.leave)
        self.time.returnPressed.connect(self.text.setFocus)
        self.speaker.went_on.connect(self.text.setFocus)
        self.speaker.picked.connect(self._picked)
        for box, name in ((self.label, "label"), (self.disposition, "disposition")):
            box.activated.connect(partial(self._chosen, name))
        self.links.chosen.connect(self._linked)
        self._apart.clicked.connect(self._split)
        self._keep.clicked.connect(self._save)
        self._away.clicked.connect(self.leave)
        self._drop.clicked.connect(self._drop_changes)

    def _say(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _place(self, name: str) -> str:
        return f"edit_{name}_{self.shown}"

    def _places(self) -> list[str]:
        return [self._place(name) for name in (*self._savers, "member", "label", "disposition", "answers", "prompt")]

    def _person(self, member_id: str | None) -> Candidate | None:
        return next((p for p in self._everyone() if member_id and p.member_id == member_id), None)

    def _picked(self, person: Candidate) -> None:
        self._drafts.keep(self._place("member"), person.member_id or "")

    def _chosen(self, name: str, _: int) -> None:
        box = self.label if name == "label" else self.disposition
        self._drafts.keep(self._place(name), box.value or NOTHING)
        self.links.fit(self.label.value)

    def _linked(self, name: str) -> None:
        box = self.links.answers if name == "answers" else self.links.prompt
        self._drafts.keep(self._place(name), str(box.value or 0))

    def _link(self, name: str) -> int | None:
        """Return what the opinion refers to, as chosen and not kept yet or as it was kept."""
        chosen, said = self._drafts.read(self._place(name)), self._said
        kept = (said.answers if name == "answers" else said.prompt) if said else None
        return int(chosen) if chosen.isdigit() else kept

    def _speaker(self) -> Speaker | None:
        person, text = self.speaker.settle(), " ".join(self.speaker.text().split())
        if person is not None:
            return Speaker(person.full_name, person.title, person.member_id)
        if self._said and text == self._said.speaker.full_name:
            return self._said.speaker
        if is_whole_name(text) and not self.speaker.matches():
            return Speaker(text)
        self._say("Chưa rõ người phát biểu: bấm Enter để chọn đúng người.")
        self.speaker.setFocus()
        return None

    def _moment(self) -> tuple[bool, datetime | None]:
        """Return whether the time is understood, and the moment it means."""
        text, said = self.time.text().strip(), self._said
        if not text:
            return True, None
        if said and said.at and text == said.at.strftime("%H:%M"):
            return True, said.at
        time = parse_time(text)
        if time is None:
            self._say("Chưa hiểu giờ phát biểu; đồng chí ghi dạng 14:38.")
            self.time.setFocus()
            return False, None
        record = self._session.record
        day = (said.at if said else None) or record.started_at or record.planned_at or self._session.context.now()
        return True, datetime.combine(day.date(), time)

    def _changed(self) -> NewContribution | None:
        """Return the opinion as it stands in the card, None after saying what is not understood."""
        for saver in self._savers.values():
            saver.settle()
        speaker = self._speaker()
        understood, at = self._moment() if speaker else (False, None)
        return self._new(self._said, speaker, at) if speaker and understood and self._said else None

    def _save(self) -> None:
        new = self._changed()
        if new is None or self._said is None or not self._session.context.takes(new.text, new.response):
            return
        if not self.text.toPlainText().strip():
            self._say("Nội dung đang trống. Muốn xóa ý kiến, đồng chí chọn trong danh sách rồi bấm Delete.")
            self.text.setFocus()
            return
        self._keep_change(self._said.id, new)

    def _new(self, said: ContributionRecord, speaker: Speaker, at: datetime | None) -> NewContribution:
        kind = word_of(Label, self.label.value)
        return NewContribution(
            text=self.text.toPlainText(), speaker=speaker.member_id, speaker_name=speaker.full_name,
            speaker_title=speaker.title, at=at, label=kind,
            disposition=word_of(Disposition, self.disposition.value),
            response=self.response.toPlainText(), prompt=self.links.prompt.value,
            answers=self.links.answers.value if kind is Label.ANSWER else None, by_hand=rules.is_by_hand(said, at),
        )  # fmt: skip

    def _keep_change(self, number: int, new: NewContribution) -> None:
        places = self._places()
        for saver in self._savers.values():
            saver.forget()
        work = self._drafts.forgetting(places, lambda uow: meeting.change_contribution(uow, number, new))
        self._coming.put(number, new)
        then, refused = partial(self._coming.drop, number, new), partial(self._refused, number, new, places)
        self._session.save(work, trace=Trace("contribution", new.text, str(number)), then=then, refused=refused)
        self.leave()

    def _refused(self, number: int, new: NewContribution, places: list[str]) -> None:
        self._coming.drop(number, new)
        self._drafts.reread(places)

    def _split(self) -> None:
        """Make the words after the cursor an opinion of their own, and go on with those before it."""
        new, said = self._changed(), self._said
        if new is None or said is None or not self._session.context.takes(new.text, new.response):
            return
        parts = rules.split(new.text, len(self.text.before_cursor))
        if parts is None:
            self._say(rules.NOTHING_TO_SPLIT)
            self.text.setFocus()
            return
        number, whole, places = said.id, new.text, self._places()
        first, rest = replace(new, text=parts[0]), parts[1]
        for saver in self._savers.values():
            saver.forget()
        work = self._drafts.forgetting(places, lambda uow: stream.split(uow, number, first, rest))
        self._session.save(
            work, trace=Trace("contribution", first.text, str(number)),
            then=partial(self._split_done, number, whole, rest), refused=partial(self._drafts.reread, places),
        )  # fmt: skip
        self.open(stream.as_said(said, first))
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def _split_done(self, number: int, whole: str, rest: str, second: int) -> None:
        self.was_split.emit(number, whole, second, rest)

    def _drop_changes(self) -> None:
        """Take the words that were kept again; those that were dropped wait in the bin."""
        said = self._said
        if said is None:
            return
        self.flush()
        dropped = [
            KeptText(f"edit_{name}", text, said.id)
            for name, text, kept in (
                ("contribution", self.text.toPlainText(), said.text),
                ("response", self.response.toPlainText(), said.response),
            )
            if text.strip() and text != kept
        ]
        session_id, at = self._session.id, self._session.context.now()

        def throw(uow: Any) -> None:
            for text in dropped:
                paper_bin.keep_text(uow, session_id, text, at)

        self._session.save(self._drafts.forgetting(self._places(), throw))
        self.open(said)
