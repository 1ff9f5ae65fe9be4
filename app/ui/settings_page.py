"""Settings: names of the organisation, ways of working, look, where the book lies, about the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QVBoxLayout

from app import settings
from app.domain.document_options import DocumentOptions
from app.domain.records import CellRecord
from app.domain.rule_periods import Span, warnings
from app.domain.rules import RulePack
from app.domain.vocabulary import CombinePolicy
from app.errors import KnownError
from app.paths import home
from app.services import catalogue, document_options, passwords, phrases, roster, wordings
from app.services.formats import format_profiles
from app.ui import theme
from app.ui.about_card import AboutCard
from app.ui.backup_card import BackupCard
from app.ui.coming_going_card import ComingGoingCard
from app.ui.context import AppContext
from app.ui.document_options_card import DocumentOptionsCard
from app.ui.form_parts import FormField, choice, line, refill
from app.ui.look_card import LookCard
from app.ui.names_card import NamesCard
from app.ui.page import Page
from app.ui.password_card import PasswordCard
from app.ui.phrases_card import PhrasesCard
from app.ui.section_list import SectionedCards
from app.ui.widgets import button, card, label, row
from app.ui.wording_card import WordingCard
from app.ui.worker import Worker

TRYING = "Đang thử mật khẩu…"
COMBINE = "Kết hợp buổi chuyên đề với buổi thường kỳ"


class SettingsPage(Page):
    """What belongs to the book is kept in it; the look is kept outside, applied at once and told to the context."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, "settings_page", "Thiết lập")
        self._names = NamesCard(context.tokens)
        self._look = LookCard(context.tokens)
        self._phrases = PhrasesCard(context.tokens)
        self._options = DocumentOptionsCard(context.tokens)
        self._wordings = WordingCard(context.tokens)
        self._backup = BackupCard(context)
        self._password = PasswordCard(context.tokens)
        self._worker = Worker(self, self._password.busy)
        self._agenda = choice("agenda_choice", "Chương trình sinh hoạt thường dùng")
        self._rules = label("", "strong", wrap=True, name="rules_in_force")
        self._rules_told = label("", "fault", wrap=True, name="rules_told")
        self._open_rules = button("Xem, sửa bộ quy định", "open_rules")
        self._profile = choice("profile_choice", "Thể thức văn bản")
        self._combine = choice("combine_choice", COMBINE)
        self._agenda_field = FormField("Chương trình sinh hoạt thường dùng", self._agenda)
        self._path = line("book_path", "Tệp sổ nằm ở")
        self._outside = label("", "small", wrap=True, name="outside_book")
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show what the book and the settings say; names being typed stay."""
        agenda, _, profile = self.context.book.defaults()
        rules = self.context.book.rules()
        self._names.follow(self.context.book.cell(), self.context.book.ask(roster.former_names))
        self._phrases.follow(self.context.book.phrases())
        self._options.follow(self.context.book.ask(document_options.options))
        self._wordings.follow(self.context.book.ask(wordings.texts))
        self._rules.setText(rules.title)
        self._say_of_rules(rules)
        policies = [(policy.vi, policy.value) for policy in CombinePolicy]
        usual = rules.combine.policy.vi
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
        self._password.follow(encrypted=self.context.book.is_encrypted, idle_minutes=chosen.lock_minutes)
        contrast = theme.wants_contrast(chosen.contrast)
        self._look.show_look(round(chosen.type_scale * 100), dark=chosen.dark, contrast=contrast)
        self._path.setText(str(self.context.book.path))
        self._outside.setText(f"Ngoài sổ, chương trình chỉ nhớ cách hiển thị và tên các sổ đã mở, ở {home()}.")

    def leave(self) -> None:
        """Be at the names again when somebody comes back: that is where missing facts lead to."""
        self.show_section("names")

    def show_section(self, name: str) -> None:
        """Show a section by its name."""
        self._sections.show_section(name)

    def _build(self) -> None:
        tokens = self.context.tokens
        self._sections = SectionedCards(
            tokens,
            self,
            ("names", "Tên chi bộ", (self._names,)),
            ("ways", "Cách làm việc", (self._build_ways(),)),
            ("documents", "Văn bản", (self._options, self._wordings)),
            ("phrases", "Câu mẫu", (self._phrases,)),
            ("look", "Giao diện", (self._look,)),
            ("backup", "Sao lưu, dữ liệu", (self._backup, ComingGoingCard(self.context), self._build_book())),
            ("password", "Mật khẩu", (self._password,)),
            ("about", "Về chương trình", (AboutCard(self.context),)),
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(tokens.edge, tokens.room(18), tokens.edge, tokens.room(14))
        page.setSpacing(tokens.room(12))
        page.addWidget(label("Thiết lập", "title"))
        page.addWidget(self._sections, 1)

    def _build_ways(self) -> QFrame:
        frame, box = card(self.context.tokens)
        box.addWidget(label("Cách làm việc", "heading"))
        box.addWidget(self._agenda_field)
        box.addWidget(label("Bộ quy định để nhắc và kiểm tra", "small"))
        box.addWidget(self._rules)
        box.addWidget(self._rules_told)
        box.addLayout(row(self._open_rules, None))
        box.addWidget(FormField(COMBINE, self._combine))
        hint = "Buổi đã lập giữ chương trình của buổi ấy; thay đổi ở đây dùng cho buổi lập sau."
        box.addWidget(FormField("Thể thức văn bản", self._profile, hint=hint))
        return frame

    def _build_book(self) -> QFrame:
        frame, box = card(self.context.tokens)
        box.addWidget(label("Dữ liệu nằm ở đâu", "heading"))
        self._path.setReadOnly(True)
        box.addWidget(FormField("Tệp sổ", self._path))
        box.addWidget(self._outside)
        return frame

    def _connect(self) -> None:
        self._names.submitted.connect(self._save_names)
        self._look.chosen.connect(self._change_look)
        self._phrases.changed.connect(self._save_phrases)
        self._options.changed.connect(self._save_options)
        self._wordings.submitted.connect(self._save_wording)
        self._wordings.reset_wanted.connect(self._reset_wording)
        for combo in (self._agenda, self._profile):
            combo.activated.connect(self._save_ways)
        self._open_rules.clicked.connect(self._show_rules)
        self._combine.activated.connect(self._save_combine)
        self._password.wanted.connect(self._try_password)
        self._password.busy.stopped.connect(self._stop_trying)
        self._password.idle_chosen.connect(self._choose_idle)

    def _try_password(self, present: str, new: str) -> None:
        """Derive the key of the present password, which takes its time, then ask for the change."""
        if self.context.book.key is None:
            self.context.password_wanted.emit(present, new)
            return
        self._password.rest(resting=True)
        job = partial(passwords.made_of, present, self.context.book.key)
        self._worker.run(job, partial(self._want_password, new), said=TRYING)

    def _want_password(self, new: str, present: object) -> None:
        self._password.rest(resting=False)
        self.context.password_wanted.emit(present, new)

    def _stop_trying(self) -> None:
        self._worker.abandon()
        self._password.rest(resting=False)

    def refuse_password(self, fault: str) -> None:
        """Say why the password was not changed."""
        self.show_section("password")
        self._password.say(fault)

    def _choose_idle(self, minutes: int) -> None:
        settings.save(replace(settings.load(), lock_minutes=minutes))

    def _save_names(self, cell: CellRecord, renamed_on: date | None) -> None:
        self.context.save(lambda uow: roster.set_cell(uow, cell, renamed_on=renamed_on), then=self._say_saved)

    def _save_phrases(self, texts: tuple[str, ...]) -> None:
        card = self._phrases
        self.context.save(lambda uow: phrases.set_phrases(uow, texts), then=card.arrived, refused=card.arrived)

    def _save_options(self, chosen: DocumentOptions) -> None:
        card = self._options
        self.context.save(
            lambda uow: document_options.set_options(uow, chosen), then=card.arrived, refused=card.arrived
        )

    def _save_wording(self, key: str, text: str) -> None:
        said = partial(self._say_wording, "Đã ghi câu chữ. Văn bản lập từ nay dùng câu này.")
        card = self._wordings
        self.context.save(lambda uow: wordings.set_text(uow, key, text), then=said, refused=card.arrived)

    def _reset_wording(self, key: str) -> None:
        said, card = partial(self._say_wording, "Đã trở lại mẫu gốc."), self._wordings
        self.context.save(lambda uow: wordings.reset(uow, key), then=said, refused=card.arrived)

    def _say_wording(self, text: str, *_: object) -> None:
        self._wordings.arrived()
        self.context.said.emit(text, "good")

    def _say_saved(self, _: object) -> None:
        self.context.said.emit("Đã ghi tên chi bộ.", "good")

    def _say_of_rules(self, rules: RulePack) -> None:
        """Say that the rules in force have lost their validity by their source, if they have."""
        today = self.context.now().date()
        said = " ".join(warnings(Span(today, today, rules.code), rules))
        self._rules_told.setText(said)
        self._rules_told.setVisible(bool(said))

    def _show_rules(self) -> None:
        self.context.page_requested.emit("rules")

    def _save_ways(self) -> None:
        agenda, profile = _value(self._agenda), _value(self._profile)
        self.context.save(lambda uow: roster.set_defaults(uow, agenda=agenda, profile=profile), key="defaults")

    def _save_combine(self) -> None:
        policy = next((one for one in CombinePolicy if one.value == self._combine.currentData()), None)
        self.context.save(lambda uow: roster.set_combine(uow, policy), key="combine")

    def _change_look(self, percent: int, dark: bool, contrast: bool) -> None:  # noqa: FBT001 (a slot)
        from app.ui.dressing import dress

        present = settings.load()
        if contrast != theme.wants_contrast(present.contrast):
            present = replace(present, contrast="on" if contrast else "off")
        settings.save(replace(present, type_scale=percent / 100, dark=dark))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.context.look_changing.emit()
        self.context.tokens = dress(app)
        self.context.look_changed.emit()


def _value(combo: QComboBox) -> str | None:
    value = combo.currentData()
    return None if value is None else str(value)
