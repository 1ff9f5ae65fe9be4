"""The form beside the list of sessions in which a new session is planned."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.agenda import AgendaProfile
from app.domain.dates import full_day, parse_day
from app.domain.new_session import KIND_WORDS, TypedSession, agenda_words, agendas_for
from app.domain.records import PlanTopicRecord
from app.domain.speakers import Candidate
from app.domain.vietnamese import quarter_name, quarter_of
from app.domain.vocabulary import SessionKind
from app.ui.form_parts import FormField, choice, key, line, refill
from app.ui.live.flow import FlowLayout
from app.ui.live.person_combo import PersonCombo
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, name_control, row, scrolling

COMBINED = "Kết hợp với buổi thường kỳ"
COMBINED_HINT = "Sổ lập hai phần: thường kỳ trước, chuyên đề sau, mỗi phần một biên bản."
#: Said below a topic that is that of the plan.
FROM_PLAN = "Theo kế hoạch quý {}."
PILOT = "Sinh hoạt điểm, có mời đại biểu dự"


class SessionForm(QFrame):
    """A session as it is typed.

    Signals: ``submitted`` to keep it, ``left`` to give it up, ``day_changed(date | None)`` as the day is typed.
    """

    submitted = Signal()
    left = Signal()
    day_changed = Signal(object)

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens
        self._profiles: tuple[AgendaProfile, ...] = ()
        self._default = ""
        self._today = date.min
        self._offered: PlanTopicRecord | None = None
        self._prefilled = ""
        self.setObjectName("session_form")
        self.setProperty("role", "card")
        self._kind = choice("new_kind", "Loại buổi", [(kind.vi, kind.value) for kind in SessionKind])
        self._agenda = choice("new_agenda", "Chương trình")
        self._day = line("new_day", "Ngày dự kiến", "26/11/2026")
        self._time = line("new_time", "Giờ", "14:00")
        self._topic = QPlainTextEdit()
        name_control(self._topic, "new_topic", "Tên chuyên đề hoặc nội dung")
        self._topic.setTabChangesFocus(True)
        self._topic.setFixedHeight(tokens.px(56))
        self._place = line("new_place", "Địa điểm", "Phòng họp tầng 2")
        self._chair = PersonCombo(tokens, self, "new_chair", "Người chủ trì")
        self._note_taker = PersonCombo(tokens, self, "new_minutes_taker", "Người ghi biên bản")
        self._combined = _check("new_combined", COMBINED)
        self._pilot = _check("new_pilot", "Sinh hoạt điểm", PILOT)
        self._fields = self._make_fields()
        self._take = button("", "take_planned_topic", kind="link")
        self._create = button("Lập buổi", "create_session", kind="primary", accessible="Lập buổi sinh hoạt")
        self._give_up = button("Thôi", "cancel_session", accessible="Thôi, không lập buổi")
        self._build()
        self._connect()

    @property
    def planned_topic(self) -> PlanTopicRecord | None:
        """The topic of the plan that the session is made from: the one offered, while its words are unchanged."""
        same = self._offered is not None and self._offered.topic.strip() == self.typed().topic
        return self._offered if same and self._chosen() is SessionKind.THEMATIC else None

    def offer(self, profiles: tuple[AgendaProfile, ...], default: str, people: tuple[Candidate, ...]) -> None:
        """Offer agendas and people; what is chosen stays."""
        self._profiles, self._default = profiles, default
        for combo in (self._chair, self._note_taker):
            combo.show_people(people, combo.current)
        self._offer_agendas()

    def show_session(self, typed: TypedSession, people: tuple[Candidate, ...], today: date) -> None:
        """Start a session from what is usual."""
        self._today = today
        self._kind.setCurrentIndex(self._kind.findData(typed.kind.value))
        self._topic.setPlainText(typed.topic)
        for edit, text in ((self._day, typed.day), (self._time, typed.time), (self._place, typed.place)):
            edit.setText(text)
        self._chair.show_people(people, typed.chair)
        self._note_taker.show_people(people, typed.minutes_taker)
        self._combined.setChecked(typed.combined)
        self._pilot.setChecked(typed.pilot)
        self._offer_agendas()
        self.show_faults({})
        self._note_day()

    def offer_topic(self, topic: PlanTopicRecord | None) -> None:
        """Offer the topic that the plan has for this quarter; it stands there already unless another was typed."""
        self._offered = topic
        self._prefill()
        self._take.setText(f"Lấy từ kế hoạch quý {quarter_name(topic.quarter)}" if topic and topic.quarter else "")
        self._take.setToolTip(topic.topic if topic else "")
        self._take.setAccessibleName(f"{self._take.text()}: {topic.topic}" if topic else "")
        self._show_take()

    def typed(self) -> TypedSession:
        """Return what stands in the form."""
        return TypedSession(
            self._chosen(), self._agenda.currentData() or "", " ".join(self._topic.toPlainText().split()),
            self._day.text(), self._time.text(), self._place.text().strip(), self._chair.current,
            self._note_taker.current, self._pilot.isChecked(), self._combined.isChecked() and self._may_combine(),
        )  # fmt: skip

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say beside the fields what is wrong and put the keyboard into the first of them."""
        for name, part in self._fields.items():
            part.say(faults.get(name, ""))
        first = next((part for name, part in self._fields.items() if name in faults), None)
        if first is not None:
            first.control.setFocus()

    def focus_first(self) -> None:
        """Put the keyboard where the form begins."""
        self._kind.setFocus()

    def _chosen(self) -> SessionKind:
        return tuple(SessionKind)[self._kind.currentIndex()]

    def _offer_agendas(self) -> None:
        fitting = agendas_for(self._chosen(), self._profiles, self._default)
        chosen = self._agenda.currentData()
        codes = [profile.code for profile in fitting]
        wanted = chosen if chosen in codes else codes[0] if codes else None
        refill(self._agenda, [(profile.title, profile.code) for profile in fitting], wanted)
        self._fields["kind"].hint_at(KIND_WORDS[self._chosen()])
        self._note_agenda()

    def _note_agenda(self) -> None:
        code = self._agenda.currentData()
        profile = next((profile for profile in self._profiles if profile.code == code), None)
        self._fields["agenda"].hint_at(agenda_words(profile) if profile else "")
        self._fields["combined"].setVisible(self._may_combine())

    def _may_combine(self) -> bool:
        return self._chosen() is SessionKind.THEMATIC

    def _note_kind(self) -> None:
        with QSignalBlocker(self._agenda):
            self._agenda.setCurrentIndex(-1)
        self._offer_agendas()
        self._prefill()
        self._show_take()

    def _note_day(self) -> None:
        day = parse_day(self._day.text(), self._today)
        words = f"{full_day(day)}; quý {quarter_name(quarter_of(day))}" if day else "Năm và quý lấy theo ngày này."
        self._day_words.setText(words)
        self.day_changed.emit(day)

    def _take_topic(self) -> None:
        if self._offered is not None:
            self._topic.setPlainText(self._offered.topic)
            self._topic.setFocus()

    def _prefill(self) -> None:
        """Write the topic that is offered where nothing was typed, and take back one that is offered no longer."""
        if self.typed().topic not in ("", self._prefilled):
            return
        thematic = self._offered is not None and self._chosen() is SessionKind.THEMATIC
        wanted = self._offered.topic if self._offered is not None and thematic else ""
        self._prefilled = " ".join(wanted.split())
        if self._prefilled != self.typed().topic:
            self._topic.setPlainText(wanted)

    def _show_take(self) -> None:
        free = self._offered is not None and self._offered.topic.strip() != self.typed().topic
        self._take.setVisible(free and self._chosen() is SessionKind.THEMATIC)
        taken = self.planned_topic
        quarter = quarter_name(taken.quarter) if taken and taken.quarter else ""
        self._fields["topic"].hint_at(FROM_PLAN.format(quarter) if quarter else "")

    def _forget_fault(self) -> None:
        for part in self._fields.values():
            if part.fault and part.isAncestorOf(self.focusWidget()):
                part.say("")

    def _make_fields(self) -> dict[str, FormField]:
        return {
            "kind": FormField("Loại buổi", self._kind),
            "agenda": FormField("Chương trình", self._agenda),
            "day": FormField("Ngày dự kiến", self._day),
            "time": FormField("Giờ", self._time),
            "topic": FormField("Tên chuyên đề, nội dung", self._topic),
            "place": FormField("Địa điểm", self._place),
            "chair": FormField("Người chủ trì", self._chair),
            "minutes_taker": FormField("Người ghi biên bản", self._note_taker),
            "combined": FormField("", self._combined, hint=COMBINED_HINT),
            "pilot": FormField("", self._pilot),
        }

    def _build(self) -> None:
        tokens = self._tokens
        inner = QWidget()
        fields = QVBoxLayout(inner)
        fields.setContentsMargins(0, 0, tokens.gap, 0)
        fields.setSpacing(tokens.gap)
        self._day_words = label("", "small", wrap=True, name="new_day_words")
        when = row(spacing=tokens.gap)
        when.addWidget(self._fields["day"], 3)
        when.addWidget(self._fields["time"], 2)
        for name, part in self._fields.items():
            if name == "day":
                fields.addLayout(when)
                fields.addWidget(self._day_words)
            elif name != "time":
                fields.addWidget(part)
            if name == "topic":
                fields.addWidget(self._take)
        fields.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.room(14), tokens.gap, tokens.room(14))
        box.setSpacing(tokens.gap)
        box.addWidget(label("Lập buổi sinh hoạt", "heading", wrap=True))
        box.addWidget(scrolling(inner, "session_fields"), 1)
        box.addLayout(FlowLayout(tokens.gap, self._create, self._give_up, key_hint("Ctrl Enter"), key_hint("Esc")))

    def _connect(self) -> None:
        self._kind.activated.connect(self._note_kind)
        self._agenda.activated.connect(self._note_agenda)
        self._day.textEdited.connect(self._note_day)
        self._topic.textChanged.connect(self._show_take)
        self._topic.textChanged.connect(self._forget_fault)
        for edit in (self._day, self._time, self._place):
            edit.textEdited.connect(self._forget_fault)
            edit.returnPressed.connect(self.submitted)
        self._take.clicked.connect(self._take_topic)
        self._create.clicked.connect(self.submitted)
        self._give_up.clicked.connect(self.left)
        key("Ctrl+Return", self, self.submitted.emit)
        key("Escape", self, self.left.emit)


def _check(name: str, text: str, whole: str = "") -> QCheckBox:
    made = QCheckBox(text)
    made.setToolTip(whole)
    name_control(made, name, whole or text)
    return made
