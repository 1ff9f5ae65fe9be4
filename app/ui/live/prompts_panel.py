"""The prompts for the discussion: a list to add to, to change in place and to remove from."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.domain.records import PromptRecord, StepRecord
from app.services import meeting, paper_bin
from app.services.paper_bin import Restored
from app.services.saver import Trace
from app.ui import theme
from app.ui.autosave import AutoSave
from app.ui.live.drafts import Drafts
from app.ui.live.live_session import LiveSession
from app.ui.live.panel import StepPanel
from app.ui.live.pending import PendingParts
from app.ui.live.questions_card import EarlierQuestions
from app.ui.live.text_edit import TextEdit
from app.ui.live.undo_line import UndoLine
from app.ui.widgets import button, clear, field, key_hint, label, name_control, row

PLACE = "prompt_input"


class PromptRow(QWidget):
    """One prompt with its number, editable in place."""

    def __init__(self, session: LiveSession, prompt: PromptRecord) -> None:
        super().__init__()
        tokens = session.context.tokens
        self._session, self._id = session, prompt.id
        self._number = label("", "muted")
        self._number.setMinimumWidth(tokens.px(22))
        self.text = TextEdit(tokens, f"prompt_{prompt.id}", "Nội dung gợi ý", lines=1, most=4, single=True)
        self.saver = AutoSave(self.text)
        self.saver.bind(prompt.text, self._store)
        self.gone = QToolButton()
        name_control(self.gone, f"remove_prompt_{prompt.id}", "Xóa gợi ý này")
        self.gone.setIcon(theme.icon("trash", tokens.colours.muted, tokens.px(18)))
        self.gone.setIconSize(QSize(tokens.px(18), tokens.px(18)))
        self.gone.setToolTip("Xóa gợi ý này")
        layout = row(self._number, self.text, self.gone, spacing=tokens.gap)
        self.setLayout(layout)

    def show_number(self, number: int) -> None:
        """Show the place in the list."""
        self._number.setText(f"{number}.")
        self.text.setAccessibleName(f"Gợi ý {number}")

    def _store(self, text: str) -> None:
        number = self._id
        self._session.save(
            lambda uow: meeting.change_text(uow, "prompt", number, text=text),
            key=f"prompt/{number}",
            trace=Trace("prompt", text, str(number)),
        )


class PromptsPanel(StepPanel):
    """Prompts above, what else was said in the step below."""

    def __init__(self, session: LiveSession, step: StepRecord, place: QWidget | None = None) -> None:
        super().__init__(session, step, place)
        self._drafts = Drafts(session)
        self._rows: dict[int, PromptRow] = {}
        self._removed: set[int] = set()
        self._pending: PendingParts[PromptRecord] = PendingParts()
        self._undo = UndoLine(self.tokens, "undo_prompt")
        self._list = QVBoxLayout()
        self._coming = QVBoxLayout()
        self._input = QLineEdit()
        name_control(self._input, PLACE, "Gợi ý mới")
        self._input.setProperty("role", "reading")
        self._input.setPlaceholderText("Ghi một vấn đề rồi bấm Enter")
        self._input_saver = AutoSave(self._input)
        session.bind_draft(self._input_saver, PLACE)
        self._text = TextEdit(self.tokens, "step_text", "Nội dung bí thư gợi ý", lines=4)
        self._text_saver = AutoSave(self._text)
        session.bind_step_text(self._text_saver, step)
        self._earlier = EarlierQuestions(session)
        self.column.addWidget(self._earlier)
        self._lay_out()
        session.brought_back.connect(self._brought_back)
        self.redraw()

    def redraw(self) -> None:
        """Show the prompts there are; those that stay keep their editors."""
        self._earlier.redraw()
        prompts = [prompt for prompt in self.session.record.prompts if prompt.id not in self._removed]
        for number in [number for number in self._rows if number not in {prompt.id for prompt in prompts}]:
            self._take_out(number)
        for place, prompt in enumerate(prompts, 1):
            if prompt.id not in self._rows:
                self._put_in(prompt, place - 1)
            self._rows[prompt.id].show_number(place)
            self._rows[prompt.id].saver.follow(prompt.text)
        self._show_coming(len(prompts))

    def leave(self) -> None:
        """Queue what is pending in the inputs."""
        for saver in (self._input_saver, self._text_saver, *(one.saver for one in self._rows.values())):
            saver.flush()

    def order_tabs(self) -> None:
        """Let Tab go through the prompts before the line below them; only in a window such an order lasts."""
        controls = [widget for one in self._rows.values() for widget in (one.text, one.gone)]
        for before, after in pairwise([*controls, self._input, self._more, self._text]):
            QWidget.setTabOrder(before, after)

    def focus_first(self) -> None:
        """Put the keyboard at the line for a new prompt."""
        self._input.setFocus()

    def _lay_out(self) -> None:
        for layout in (self._list, self._coming):
            layout.setSpacing(self.tokens.room(6))
            self.column.addLayout(layout)
        self._more = button("Thêm gợi ý", "add_prompt")
        self._more.clicked.connect(self._add)
        self._input.returnPressed.connect(self._add)
        self.column.addLayout(row(self._input, key_hint("Enter", "thêm"), self._more, spacing=self.tokens.gap))
        self.column.addWidget(self._undo)
        self.column.addSpacing(self.tokens.gap)
        self.column.addLayout(field("Lời gợi ý ghi vào biên bản (nếu có)", self._text), 1)

    def _put_in(self, prompt: PromptRecord, place: int) -> None:
        made = PromptRow(self.session, prompt)
        made.gone.clicked.connect(partial(self._remove, prompt.id))
        made.text.entered.connect(self._input.setFocus)
        self._rows[prompt.id] = made
        self._rows = dict(sorted(self._rows.items()))
        self._list.insertWidget(place, made)
        self.order_tabs()

    def _take_out(self, number: int) -> None:
        gone = self._rows.pop(number)
        had_focus = gone.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        gone.saver.bind(gone.text.toPlainText(), None)
        self._list.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        if had_focus:
            self._input.setFocus()

    def _show_coming(self, written: int) -> None:
        clear(self._coming)
        for place, prompt in enumerate(self._pending.missing_in(self.session.record.prompts), written + 1):
            self._coming.addWidget(label(f"{place}. {prompt.text} (đang ghi…)", "muted", wrap=True))

    def _add(self) -> None:
        self._input_saver.settle()
        text = " ".join(self._input.text().split())
        self._input.setFocus()
        if not text or not self.session.context.takes(text):
            return
        self._input_saver.forget()
        self._input_saver.show_text("")
        self._write(text)

    def _write(self, text: str) -> None:
        session_id = self.session.id
        number = self._pending.add(PromptRecord(0, text), self.session.record.prompts)
        self.session.save(
            self._drafts.forgetting((PLACE,), lambda uow: meeting.add_prompt(uow, session_id, text)),
            trace=Trace("prompt", text),
            then=partial(self._written, number),
            refused=partial(self._refused, number, text),
        )
        self.redraw()

    def _written(self, number: int, _: object) -> None:
        self._pending.drop(number)
        self.redraw()

    def _refused(self, number: int, text: str) -> None:
        """Give the words back to the input, before those typed since."""
        self._written(number, None)
        self._input.setText(" ".join(part for part in (text, self._input.text()) if part))

    def _remove(self, number: int) -> None:
        self._rows[number].saver.flush()
        self._removed.add(number)
        self._take_out(number)
        at = self.session.context.now()
        self.session.save(lambda uow: paper_bin.discard(uow, "prompt", number, at))
        self._undo.offer("Đã xóa gợi ý.", partial(self._bring_back, number))
        self.redraw()

    def _bring_back(self, number: int) -> None:
        session_id = self.session.id
        self.session.save(lambda uow: paper_bin.undo(uow, session_id, "prompt", number), then=self._brought_back)

    def _brought_back(self, restored: Restored) -> None:
        """Show a prompt that came back."""
        if restored.kind == "prompt":
            self._removed.discard(restored.number)
            self.redraw()
