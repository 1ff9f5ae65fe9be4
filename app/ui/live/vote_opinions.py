"""Members who stood apart in a vote and asked to be named: who, how, and why in a few words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.records import VoteOpinion
from app.domain.speakers import Candidate
from app.domain.vocabulary import Stance
from app.ui.autosave import AutoSave
from app.ui.live.choice_box import ChoiceBox, word_of
from app.ui.live.name_input import NameInput, distinction
from app.ui.live.rows import is_large
from app.ui.tokens import Tokens
from app.ui.widgets import button, clear, column, key_hint, label, name_control, row

TITLE = "Ghi tên người có ý kiến khác, bảo lưu"


class OpinionLine(QWidget):
    """One member named.

    Signals: ``changed`` when stance or reason were changed, ``dropped(member id)`` when the line should go.
    """

    changed = Signal()
    dropped = Signal(str)

    def __init__(self, tokens: Tokens, opinion: VoteOpinion, name: str) -> None:
        super().__init__()
        self._member = opinion.member_id
        self.stance = ChoiceBox(Stance, f"vote_stance_{self._member}", f"Ý kiến của đồng chí {name}")
        self.stance.show_value(opinion.stance)
        self.reason = QLineEdit()
        name_control(self.reason, f"vote_reason_{self._member}", f"Lý do của đồng chí {name}")
        self.reason.setPlaceholderText("Lý do, nếu người có ý kiến đề nghị ghi")
        self._saver = AutoSave(self.reason)
        self._saver.bind(opinion.reason, self._typed)
        self.drop = button("Bỏ", f"vote_drop_{self._member}", kind="link", accessible=f"Bỏ tên đồng chí {name}")
        self.stance.setMinimumContentsLength(13)
        self.stance.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.setLayout(_side_by_side(tokens, label(name, wrap=True), self.stance, self.reason, self.drop))
        self.stance.activated.connect(self.changed)
        self.drop.clicked.connect(partial(self.dropped.emit, self._member))

    @property
    def opinion(self) -> VoteOpinion:
        """What stands here."""
        stance = word_of(Stance, self.stance.value) or Stance.OTHER
        return VoteOpinion(self._member, stance, self.reason.text().strip())

    def settle(self) -> None:
        """End a composition and keep what is pending."""
        self._saver.flush()

    def _typed(self, _: str) -> None:
        self.changed.emit()


def _side_by_side(tokens: Tokens, who: QWidget, stance: QWidget, reason: QWidget, drop: QWidget) -> QBoxLayout:
    """Return a member's line; with large type the reason stands below."""
    if is_large(tokens):
        layout: QBoxLayout = column(spacing=tokens.room(4))
        layout.addLayout(row(who, stance, spacing=tokens.gap))
        layout.addLayout(row(reason, drop, spacing=tokens.gap))
        return layout
    layout = row(who, stance, reason, drop, spacing=tokens.gap)
    layout.setStretch(0, 2)
    layout.setStretch(2, 4)
    return layout


class VoteOpinions(QWidget):
    """Closed until asked for. ``opinions`` is what stands here, ``text`` the same for a draft.

    Signals: ``changed`` when somebody was named or dropped, or something about them was changed.
    """

    changed = Signal()

    def __init__(
        self, tokens: Tokens, host: QWidget, members: Callable[[], Sequence[Candidate]],
        likely: Callable[[Sequence[VoteOpinion]], Stance],
    ) -> None:  # fmt: skip
        """Make it empty; ``likely`` gives the stance that the next person named probably took."""
        super().__init__()
        self._tokens, self._members, self._likely = tokens, members, likely
        self._lines: list[OpinionLine] = []
        self.toggle = button(TITLE, "vote_names", kind="link")
        self.input = NameInput(tokens, host, self._others, "vote_name_input", TITLE, beside=distinction)
        self.input.setProperty("role", None)
        self.input.setPlaceholderText("Gõ tên, bấm Enter")
        self._hint = label("", "small", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(tokens.room(4))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(tokens.room(6))
        whole.addLayout(row(self.toggle, *(() if is_large(tokens) else (key_hint("Alt N"),)), None))
        for part in (self.input, self._hint):
            whole.addWidget(part)
        whole.addLayout(self._rows)
        self.toggle.clicked.connect(self.ask)
        self.input.picked.connect(self._picked)
        self.input.unmatched.connect(self._unmatched)
        self.input.textEdited.connect(self._edited)
        self._close()

    @property
    def opinions(self) -> tuple[VoteOpinion, ...]:
        """Those named, in order."""
        return tuple(line.opinion for line in self._lines)

    @property
    def text(self) -> str:
        """Those named, as a text for a draft; nothing when nobody is."""
        named = [[one.member_id, one.stance.value, one.reason] for one in self.opinions]
        return json.dumps(named, ensure_ascii=False) if named else ""

    def show_opinions(self, opinions: Sequence[VoteOpinion]) -> None:
        """Show those named in a vote."""
        clear(self._rows)
        self._lines = []
        for one in opinions:
            self._add(one)
        self.input.clear()
        if opinions:
            self._open()
        else:
            self._close()

    def settle(self) -> None:
        """End compositions and keep what is pending."""
        for line in self._lines:
            line.settle()

    def ask(self) -> None:
        """Let a name be typed."""
        self._open()
        self.input.setFocus()

    def _open(self) -> None:
        self.input.show()

    def _close(self) -> None:
        self.input.hide()
        self._hint.hide()

    def _others(self) -> list[Candidate]:
        named = {one.member_id for one in self.opinions}
        return [person for person in self._members() if person.member_id and person.member_id not in named]

    def _picked(self, person: Candidate) -> None:
        self.input.clear()
        line = self._add(VoteOpinion(person.member_id or "", self._likely(self.opinions)))
        line.reason.setFocus()
        self.changed.emit()

    def _add(self, opinion: VoteOpinion) -> OpinionLine:
        names = {person.member_id: person.shown_name for person in self._members()}
        line = OpinionLine(self._tokens, opinion, names.get(opinion.member_id, opinion.member_id))
        line.changed.connect(self.changed)
        line.dropped.connect(self._drop)
        self._rows.addWidget(line)
        line.show()  # at once: the next key belongs to it
        before: QWidget = self._lines[-1].drop if self._lines else self.input
        for control in (line.stance, line.reason, line.drop):
            QWidget.setTabOrder(before, control)
            before = control
        self._lines.append(line)
        return line

    def _drop(self, member: str) -> None:
        kept = tuple(one for one in self.opinions if one.member_id != member)
        self.show_opinions(kept)
        self.ask()
        self.changed.emit()

    def _edited(self) -> None:
        self._hint.hide()

    def _unmatched(self, text: str) -> None:
        self._hint.setText(f"Không có đảng viên nào khớp với “{text}”.")
        self._hint.setVisible(bool(text))


def opinions_of(text: str) -> tuple[VoteOpinion, ...]:
    """Return those named in the text of a draft."""
    try:
        named = [(str(member), word_of(Stance, stance), str(reason)) for member, stance, reason in json.loads(text)]
    except (ValueError, TypeError):
        return ()
    return tuple(VoteOpinion(member, stance, reason) for member, stance, reason in named if stance)
