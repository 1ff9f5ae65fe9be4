"""The form of a speech prepared before the session (tham luận)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.records import PreparedSpeech, Speaker
from app.domain.speakers import is_whole_name
from app.services.speaking import NewSpeech
from app.ui.autosave import AutoSave
from app.ui.live.drafts import Drafts
from app.ui.live.form_card import FormCard
from app.ui.live.live_session import LiveSession
from app.ui.live.name_input import Find, NameInput, distinction
from app.ui.live.rows import ends, fields, is_large
from app.ui.live.text_edit import TextEdit
from app.ui.widgets import button, field, key_hint, label, name_control, row

_MEMBER = "speech_member"


class SpeechForm(FormCard):
    """Shows a new speech or one of the list; what is typed is a draft until it is kept.

    Signals: ``kept(id or None, NewSpeech)`` when the person keeps it, ``closed`` when the card should go.
    """

    kept = Signal(object, object)
    closed = Signal()

    def __init__(self, session: LiveSession, host: QWidget, everyone: Find, drafts: Drafts) -> None:
        tokens = session.context.tokens
        super().__init__(tokens)
        self._tokens, self._drafts, self._everyone = tokens, drafts, everyone
        self._speech: PreparedSpeech | None = None
        self._title = label("", "heading")
        who = "Người trình bày tham luận"
        self.speaker = NameInput(tokens, host, everyone, "speech_speaker_input", who, beside=distinction)
        self.group = _line("speech_group_input", "Tổ đảng chuẩn bị tham luận")
        self.topic = _line("speech_topic_input", "Chủ đề tham luận")
        lines = 3 if is_large(tokens) else 6
        self.text = TextEdit(tokens, "speech_text_input", "Nội dung tham luận", lines=lines, most=9)
        self.text.setPlaceholderText("Dán hoặc ghi toàn văn; khi phát biểu sẽ điền sẵn vào khung ghi")
        self._hint = label("", "small", wrap=True, name="speech_hint")
        self._savers = {part.objectName(): AutoSave(part) for part in (self.speaker, self.group, self.topic, self.text)}
        self._keep = button("Ghi tham luận", "save_speech", kind="primary")
        self._away = button("Để sau", "leave_speech", accessible="Để sau: đóng khung, giữ phần đang ghi")
        self._lay_out()
        self._connect()
        self.open(None)

    def open(self, speech: PreparedSpeech | None) -> None:
        """Show a speech, or the new one, with what was typed and not kept before."""
        self._speech = speech
        self._title.setText("Sửa tham luận" if speech else "Tham luận chuẩn bị trước")
        shown = speech or PreparedSpeech(0, Speaker(""))
        texts = (shown.speaker.full_name, shown.group, shown.topic, shown.text)
        for (name, saver), text in zip(self._savers.items(), texts, strict=True):
            self._drafts.bind(saver, self._place(name), text)
        member = self._drafts.read(self._place(_MEMBER)) or shown.speaker.member_id
        self.speaker.remember(next((p for p in self._everyone() if member and p.member_id == member), None))
        self._hint.clear()

    def flush(self) -> None:
        """Queue what is pending."""
        for saver in self._savers.values():
            saver.flush()

    def leave(self) -> None:
        """Close the form; what was typed stays a draft."""
        self.flush()
        self.closed.emit()

    def places(self) -> tuple[str, ...]:
        """Return the places of this form's drafts."""
        return tuple(self._place(name) for name in (*self._savers, _MEMBER))

    def start_over(self) -> None:
        """Be empty for the next speech; the drafts are removed by whoever keeps this one."""
        for saver in self._savers.values():
            saver.forget()
        self.open(None)

    def _lay_out(self) -> None:
        tokens = self._tokens
        keys = (key_hint("Ctrl Enter", "ghi"), key_hint("Esc", "để sau"))
        self.column.addLayout(ends(tokens, (self._title,), keys))
        who = ("Người trình bày", self.speaker, 4), ("Tổ đảng (nếu có)", self.group, 3)
        if is_large(tokens):
            self.column.addLayout(fields(tokens, *who))
            self.column.addLayout(field("Chủ đề", self.topic))
        else:
            self.column.addLayout(fields(tokens, *who, ("Chủ đề", self.topic, 6)))
        self.column.addLayout(field("Nội dung (nếu đã có)", self.text))
        bottom = row(self._hint, self._away, self._keep, spacing=tokens.gap)
        bottom.setStretchFactor(self._hint, 1)
        self.column.addLayout(bottom)

    def _connect(self) -> None:
        self.submitted.connect(self._save)
        self.escaped.connect(self.leave)
        self._keep.clicked.connect(self._save)
        self._away.clicked.connect(self.leave)
        self.speaker.picked.connect(self._picked)
        self.speaker.went_on.connect(self.group.setFocus)
        self.group.returnPressed.connect(self.topic.setFocus)
        self.topic.returnPressed.connect(self.text.setFocus)

    def _place(self, name: str) -> str:
        return name if self._speech is None else f"{name}_{self._speech.id}"

    def _picked(self) -> None:
        person = self.speaker.person
        self._drafts.keep(self._place(_MEMBER), person.member_id or "" if person else "")
        if person is not None and person.group and not self.group.text():
            self.group.setText(person.group)

    def _save(self) -> None:
        for saver in self._savers.values():
            saver.settle()
        speaker, group = self._speaker(), self.group.text().strip()
        if speaker is None:
            self._ask("Chưa rõ người trình bày: bấm Enter để chọn, hoặc ghi đủ họ và tên.", self.speaker)
        elif not speaker.full_name and not group:
            self._ask("Chưa ghi người trình bày hoặc tổ đảng chuẩn bị.", self.speaker)
        elif not self.topic.text().strip() and not self.text.toPlainText().strip():
            self._ask("Chưa ghi chủ đề hoặc nội dung tham luận.", self.topic)
        else:
            new = NewSpeech(speaker, self.topic.text(), self.text.toPlainText(), group)
            self.kept.emit(self._speech.id if self._speech else None, new)

    def _speaker(self) -> Speaker | None:
        """Return who delivers it, a speaker without a name for a tổ's speech, None when it is not clear."""
        text = " ".join(self.speaker.text().split())
        if not text:
            return Speaker("")
        person = self.speaker.settle()
        if person is not None:
            return Speaker(person.full_name, person.title, person.member_id)
        return Speaker(text) if is_whole_name(text) and not self.speaker.matches() else None

    def _ask(self, text: str, control: QWidget) -> None:
        self._hint.setText(text)
        control.setFocus()


def _line(name: str, accessible: str) -> QLineEdit:
    made = QLineEdit()
    name_control(made, name, accessible)
    made.setProperty("role", "reading")
    return made
