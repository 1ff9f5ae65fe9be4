"""The fields of one topic of the year's plan."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.new_session import people
from app.domain.plan import QUARTERS, months_of, replaceable, topic_faults
from app.domain.plan_year import PlanYear, directive_words
from app.domain.self_check import REASONS
from app.domain.topic_library import LibraryTopic
from app.domain.topic_road import TopicFacts
from app.domain.vietnamese import quarter_name
from app.domain.vocabulary import TopicOrigin
from app.services.planning import NewTopic
from app.ui.form_parts import FormField, choice, example_of, line, refill
from app.ui.live.person_combo import PersonCombo
from app.ui.people_list import PeopleList
from app.ui.plan_view import PlanView
from app.ui.tick_list import TickList
from app.ui.tokens import Tokens
from app.ui.widgets import button, name_control, row

UNPLACED = ("Chưa xếp quý", None)
NO_MONTH = ("Chưa định tháng", None)
NO_CAMPAIGN = ("Không thuộc đợt nào", None)
CONFIDENTIAL = "Không đưa vào bản gửi đi"
CONFIDENTIAL_HINT = "Chỉ để trong bản lưu của chi bộ. Sổ không dùng cho nội dung mang độ mật."
NO_DIRECTIVES = "Văn bản cấp trên ghi ở sổ văn bản đến sẽ hiện ở đây để chọn làm căn cứ."


class TopicForm(QWidget):
    """A topic as it is typed.

    Signals: ``library_wanted`` to choose the topic from the library, ``keep_wanted`` to put it there.
    """

    library_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self, tokens: Tokens, host: QWidget) -> None:
        super().__init__()
        self.facts: TopicFacts | None = None
        self._year = 0
        self._note = ""
        self._text = QPlainTextEdit()
        name_control(self._text, "topic_input", "Tên chuyên đề")
        self._text.setPlaceholderText(example_of("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"))
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(tokens.px(78))
        self._quarter = choice("topic_quarter", "Quý", [*((f"Quý {quarter_name(q)}", q) for q in QUARTERS), UNPLACED])
        months = ((f"Tháng {month}", month) for month in range(1, 13))
        self._month = choice("topic_month", "Tháng", [NO_MONTH, *months])
        self._category = choice("topic_category", "Nhóm nội dung", editable=True)
        self._origin = choice("topic_origin", "Nguồn gốc chuyên đề", [(one.vi, one.value) for one in TopicOrigin])
        self._replaces = choice("topic_replaces", "Thay cho chuyên đề")
        self._reason = line("topic_reason", "Lý do bổ sung, thay thế", "Theo chỉ đạo mới của cấp trên")
        self._why = choice("topic_why", "Vì sao chọn", ((text, text) for text in REASONS), editable=True)
        self._presenter = PersonCombo(tokens, host, "topic_presenter", "Người trình bày")
        self._people = PeopleList(tokens, least=132)
        name_control(self._people, "topic_preparers", "Đồng chí chuẩn bị; phím cách để chọn")
        self._campaign = choice("topic_campaign", "Đợt sinh hoạt")
        self._basis = TickList(tokens, least=92)
        name_control(self._basis, "topic_directives", "Văn bản làm căn cứ; phím cách để chọn")
        self._confidential = QCheckBox(CONFIDENTIAL)
        name_control(self._confidential, "topic_confidential", CONFIDENTIAL)
        self._remark = line("topic_note", "Ghi chú")
        self._library = button("Chọn từ danh mục", "open_library", kind="link", shortcut="Ctrl+L")
        self._keep = button("Cất vào danh mục", "keep_in_library", kind="link")
        self._fields = self._make_fields()
        self._build(tokens)
        self._connect()

    def show_topic(self, facts: TopicFacts | None, view: PlanView, quarter: int | None) -> None:
        """Show a topic, or empty fields for a new one in a quarter."""
        self.facts, self._year = facts, view.plan.year
        topic = facts.topic if facts else None
        self._offer(view, facts)
        self._text.setPlainText(topic.topic if topic else "")
        _choose(self._quarter, topic.quarter if topic else quarter)
        _choose(self._month, topic.month if topic else None)
        _choose(self._origin, (topic.origin if topic else TopicOrigin.OWN).value)
        _choose(self._replaces, topic.replaces if topic else None)
        self._category.setEditText(topic.category if topic else "")
        self._reason.setText(topic.reason if topic else "")
        self._why.setEditText(topic.why if topic else "")
        self._remark.setText(topic.note if topic else "")
        self._confidential.setChecked(topic is not None and topic.confidential)
        for field in self._fields.values():
            field.say("")
        self._show_origin()

    def offer(self, view: PlanView) -> None:
        """Offer the members, campaigns and directives there are now; what is typed stays."""
        self._people.offer(view.members)
        self._fill_lists(view, self._campaign.currentData(), self._replaces.currentData())

    def offer_categories(self, categories: tuple[str, ...]) -> None:
        """Offer the groups of the library; the one typed stays."""
        typed = self._category.currentText()
        with QSignalBlocker(self._category):
            refill(self._category, [(text, text) for text in categories], typed)
            self._category.setEditText(typed)

    def take(self, chosen: LibraryTopic) -> None:
        """Write a topic of the library into the fields; undo in the topic brings back what stood there."""
        cursor = self._text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(chosen.title)
        self._category.setEditText(chosen.category)
        if chosen.quarter is not None and self._quarter.currentData() is None:
            _choose(self._quarter, chosen.quarter)
        self.focus_first()

    def typed(self, self_check: str) -> NewTopic:
        """Return what stands in the fields; ticked members keep the order they had."""
        before = self.facts.topic.preparers if self.facts else ()
        ticked = self._people.ticked()
        kept = tuple(m for m in before if m in ticked)
        return NewTopic(
            self._year, " ".join(self._text.toPlainText().split()), self._quarter.currentData(),
            kept + tuple(m for m in ticked if m not in kept), self._remark.text(), self._month.currentData(),
            self._category.currentText().strip(), self._chosen_origin(),
            self._replaces.currentData() if self._chosen_origin() is TopicOrigin.REPLACING else None,
            self._reason.text().strip(), self._why.currentText().strip(), self_check, self._presenter.current,
            self._confidential.isChecked(), self._campaign.currentData(), self._basis.ticked(),
        )  # fmt: skip

    def check(self) -> bool:
        """Return whether the topic can be kept; say what is wrong and go there."""
        new = self.typed("")
        faults = topic_faults(new.topic, new.quarter, new.month, new.origin, new.replaces, new.reason)
        for name, field in self._fields.items():
            field.say(faults.get(name, ""))
        first = next((field for name, field in self._fields.items() if name in faults), None)
        if first is not None:
            first.control.setFocus()
        return not faults

    def focus_first(self) -> None:
        """Put the keyboard at the end of the topic."""
        self._text.setFocus()
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def _offer(self, view: PlanView, facts: TopicFacts | None) -> None:
        topic = facts.topic if facts else None
        preparers = topic.preparers if topic else ()
        self._people.offer(view.members, preparers)
        self._people.tick(preparers)
        self._presenter.show_people(people(view.members), topic.presenter if topic else None)
        self._fill_lists(view, topic.campaign if topic else None, topic.replaces if topic else None)
        self._basis.tick(facts.directives if facts else ())

    def _fill_lists(self, view: PlanView, campaign: int | None, replaces: int | None) -> None:
        plan: PlanYear = view.plan
        named = [(one.record.name, one.record.id) for one in plan.campaigns]
        refill(self._campaign, [NO_CAMPAIGN, *named], campaign)
        own = self.facts.topic.id if self.facts else None
        others = replaceable((one.topic for one in plan.topics), own)
        refill(self._replaces, [(one.topic, one.id) for one in others if one.id != own], replaces)
        self._basis.show_entries((directive_words(one), one.id) for one in plan.directives)
        self._fields["campaign"].setVisible(bool(plan.campaigns))
        self._basis.setVisible(bool(plan.directives))
        self._fields["basis"].hint_at("" if plan.directives else NO_DIRECTIVES)

    def _make_fields(self) -> dict[str, FormField]:
        return {
            "topic": FormField("Tên chuyên đề", self._text),
            "quarter": FormField("Quý", self._quarter),
            "month": FormField("Tháng", self._month),
            "category": FormField("Nhóm nội dung", self._category),
            "origin": FormField("Nguồn gốc", self._origin),
            "replaces": FormField("Thay cho chuyên đề", self._replaces),
            "reason": FormField("Lý do", self._reason),
            "why": FormField("Vì sao chọn", self._why),
            "presenter": FormField("Người trình bày", self._presenter),
            "people": FormField("Đồng chí chuẩn bị", self._people, hint="Phím cách để chọn hoặc thôi chọn."),
            "campaign": FormField("Đợt sinh hoạt", self._campaign),
            "basis": FormField("Căn cứ", self._basis),
            "note": FormField("Ghi chú", self._remark),
            "confidential": FormField("", self._confidential, hint=CONFIDENTIAL_HINT),
        }

    def _build(self, tokens: Tokens) -> None:
        fields = QVBoxLayout(self)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(tokens.gap)
        fields.addWidget(self._fields["topic"])
        fields.addLayout(row(self._library, self._keep, None, spacing=tokens.gap))
        for names in (("quarter", "month"), ("origin", "category")):
            pair = row(spacing=tokens.room(12))
            for name in names:
                pair.addWidget(self._fields[name], 1)
            fields.addLayout(pair)
        for name in ("replaces", "reason", "why", "presenter", "people", "campaign", "basis", "note", "confidential"):
            fields.addWidget(self._fields[name])
        fields.addStretch(1)
        after = ("quarter", "month", "origin", "category", "replaces", "reason", "why", "presenter", "people",
                 "campaign", "basis", "note", "confidential")  # fmt: skip
        controls = (self._text, self._library, self._keep, *(self._fields[name].control for name in after))
        for before, behind in pairwise(controls):
            self.setTabOrder(before, behind)

    def _connect(self) -> None:
        self._library.clicked.connect(self.library_wanted)
        self._keep.clicked.connect(self.keep_wanted)
        self._origin.activated.connect(self._show_origin)
        self._month.activated.connect(self._follow_month)
        self._quarter.activated.connect(self._follow_quarter)

    def _chosen_origin(self) -> TopicOrigin:
        return next(one for one in TopicOrigin if one.value == self._origin.currentData())

    def _show_origin(self) -> None:
        origin = self._chosen_origin()
        self._fields["replaces"].setVisible(origin is TopicOrigin.REPLACING)
        asked = origin in (TopicOrigin.REPLACING, TopicOrigin.ADDED)
        self._fields["reason"].setVisible(asked or bool(self._reason.text()))

    def _follow_month(self) -> None:
        """Let the quarter be that of the month."""
        month = self._month.currentData()
        if month is not None:
            _choose(self._quarter, (month + 2) // 3)

    def _follow_quarter(self) -> None:
        """Take away a month that is not of the quarter."""
        quarter, month = self._quarter.currentData(), self._month.currentData()
        if quarter is None or month not in months_of(quarter):
            _choose(self._month, None)


def _choose(combo: QWidget, value: object) -> None:
    combo.setCurrentIndex(combo.findData(value))  # type: ignore[attr-defined]
