"""Settings: names of the organisation, ways of working, look, where the book lies, about the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app import settings
from app.domain.records import CellRecord
from app.domain.vocabulary import CombinePolicy
from app.errors import KnownError
from app.paths import home
from app.services import catalogue, phrases, roster
from app.services.formats import format_profiles
from app.ui.about_card import AboutCard
from app.ui.backup_card import BackupCard
from app.ui.context import AppContext
from app.ui.form_parts import FormField, choice, line, refill
from app.ui.look_card import LookCard
from app.ui.names_card import NamesCard
from app.ui.page import Page
from app.ui.phrases_card import PhrasesCard
from app.ui.widgets import card, label, scrolling

COMBINE = "Kết hợp buổi chuyên đề với buổi thường kỳ"
#: Least width of a column, in pixels of the tokens.
COLUMN = 400


class SettingsPage(Page):
    """What belongs to the book is kept in it; the look is kept outside, applied at once and told to the context."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "settings_page", "Thiết lập")
        self._names = NamesCard(context.tokens)
        self._look = LookCard(context.tokens)
        self._phrases = PhrasesCard(context.tokens)
        self._backup = BackupCard(context)
        self._agenda = choice("agenda_choice", "Chương trình sinh hoạt thường dùng")
        self._rules = choice("rules_choice", "Bộ quy định để nhắc và kiểm tra")
        self._profile = choice("profile_choice", "Thể thức văn bản")
        self._combine = choice("combine_choice", COMBINE)
        self._agenda_field = FormField("Chương trình sinh hoạt thường dùng", self._agenda)
        self._path = line("book_path", "Tệp sổ nằm ở")
        self._lock = label("", "small", wrap=True, name="book_lock")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show what the book and the settings say; names being typed stay."""
        agenda, rules, profile = self.context.book.defaults()
        self._names.follow(self.context.book.cell())
        self._phrases.follow(self.context.book.phrases())
        refill(self._rules, [(pack.title, pack.code) for pack in catalogue.rule_packs()], rules)
        policies = [(policy.vi, policy.value) for policy in CombinePolicy]
        usual = self.context.book.rules().combine.policy.vi
        chosen_policy = self.context.book.combine_choice()
        refill(
            self._combine, [(f"Theo bộ quy định: {usual[0].lower()}{usual[1:]}", ""), *policies], chosen_policy or ""
        )
        refill(self._profile, [(title, code) for code, title in format_profiles()], profile)
        try:
            refill(self._agenda, [(a.title, a.code) for a in catalogue.agenda_profiles()], agenda)
            self._agenda_field.say("")
        except KnownError as error:
            self._agenda_field.say(error.text)
        self._backup.refresh()
        chosen = settings.load()
        self._look.show_look(round(chosen.type_scale * 100), dark=chosen.dark)
        self._path.setText(str(self.context.book.path))
        locked = "Sổ có mật khẩu." if self.context.book.is_encrypted else "Sổ không có mật khẩu."
        self._lock.setText(f"{locked} Ngoài sổ, chương trình chỉ nhớ cách hiển thị và tên các sổ đã mở, ở {home()}.")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """Put the cards in one column when two do not fit."""
        super().resizeEvent(event)
        wide = self.width() >= self.context.tokens.px(2 * COLUMN)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)

    def _build(self) -> None:
        tokens = self.context.tokens
        inner = QWidget()
        self._columns = QHBoxLayout(inner)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(tokens.px(14))
        right = (self._backup, self._look, self._phrases, self._build_book(), AboutCard(tokens))
        for cards in ((self._names, self._build_ways()), right):
            side = QVBoxLayout()
            side.setSpacing(tokens.px(14))
            for made in cards:
                side.addWidget(made)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.px(18), tokens.edge, tokens.px(14))
        page.setSpacing(tokens.px(12))
        page.addWidget(label("Thiết lập", "title"))
        page.addWidget(scrolling(inner, "settings_cards"), 1)

    def _build_ways(self) -> QFrame:
        frame, box = card(self.context.tokens)
        box.addWidget(label("Cách làm việc", "heading"))
        box.addWidget(self._agenda_field)
        box.addWidget(FormField("Bộ quy định để nhắc và kiểm tra", self._rules))
        box.addWidget(FormField(COMBINE, self._combine))
        hint = "Buổi đã lập giữ chương trình của buổi ấy; thay đổi ở đây dùng cho buổi lập sau."
        box.addWidget(FormField("Thể thức văn bản", self._profile, hint=hint))
        return frame

    def _build_book(self) -> QFrame:
        frame, box = card(self.context.tokens)
        box.addWidget(label("Dữ liệu nằm ở đâu", "heading"))
        self._path.setReadOnly(True)
        box.addWidget(FormField("Tệp sổ", self._path))
        box.addWidget(self._lock)
        return frame

    def _connect(self) -> None:
        self._names.submitted.connect(self._save_names)
        self._look.chosen.connect(self._change_look)
        self._phrases.changed.connect(self._save_phrases)
        for combo in (self._agenda, self._rules, self._profile):
            combo.activated.connect(self._save_ways)
        self._combine.activated.connect(self._save_combine)

    def _save_names(self, cell: CellRecord, renamed_on: date | None) -> None:
        self.context.save(lambda uow: roster.set_cell(uow, cell, renamed_on=renamed_on), then=self._say_saved)

    def _save_phrases(self, texts: tuple[str, ...]) -> None:
        card = self._phrases
        self.context.save(lambda uow: phrases.set_phrases(uow, texts), then=card.arrived, refused=card.arrived)

    def _say_saved(self, _: object) -> None:
        self.context.said.emit("Đã ghi tên chi bộ.", "good")

    def _save_ways(self) -> None:
        agenda, rules, profile = (_value(combo) for combo in (self._agenda, self._rules, self._profile))
        self.context.save(
            lambda uow: roster.set_defaults(uow, agenda=agenda, rules=rules, profile=profile), key="defaults"
        )

    def _save_combine(self) -> None:
        policy = next((one for one in CombinePolicy if one.value == self._combine.currentData()), None)
        self.context.save(lambda uow: roster.set_combine(uow, policy), key="combine")

    def _change_look(self, percent: int, dark: bool) -> None:  # noqa: FBT001 (a slot)
        from app.ui.main_window import dress

        settings.save(replace(settings.load(), type_scale=percent / 100, dark=dark))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.context.tokens = dress(app)
        self.context.look_changed.emit()


def _value(combo: QComboBox) -> str | None:
    value = combo.currentData()
    return None if value is None else str(value)
