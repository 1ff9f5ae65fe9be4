"""The help beside the work: what the open place is for, its keys, a search, all topics, rules and news."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QStackedWidget, QVBoxLayout

from app.domain.help_text import Topic, find, topic_of
from app.domain.keys import keys_here
from app.domain.rules import RulePack
from app.services import help_topics
from app.ui.form_parts import key, line
from app.ui.help import html
from app.ui.help.help_text import HelpText
from app.ui.help.topic_list import TopicList
from app.ui.live.flow import FlowLayout
from app.ui.tokens import Tokens
from app.ui.widgets import button, key_hint, label, row

WIDTH = 330
#: Large type widens the panel less than itself, to leave room for the work.
GROWTH = 0.5
HERE, CONTENTS, KEYS, RULES, NEWS = range(5)
TABS = (
    ("help_here", "Ở đây"), ("help_contents", "Mục lục"), ("help_keys", "Phím"), ("help_rules", "Quy định"),
    ("help_news", "Mới"),
)  # fmt: skip
NOTHING = "Chưa có mục nào có đủ các từ này. Đồng chí thử ít từ hơn, hoặc xem Mục lục."
_ALL = 16777215  # Qt's own bound of a width
_PAGING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HelpPanel(QFrame):
    """Signals: ``left`` to close it, ``guide_wanted`` to read the whole guide, ``save_wanted(only the keys)``."""

    left = Signal()
    guide_wanted = Signal()
    save_wanted = Signal(bool)

    def __init__(self, tokens: Tokens, rules: Callable[[], tuple[RulePack, dict[str, str]] | None]) -> None:
        super().__init__()
        self._tokens = tokens
        self._rules = rules
        self._place = ""
        self.setObjectName("help_panel")
        self.setAccessibleName("Trợ giúp")
        self.setProperty("role", "panel")
        self.search = line("help_search", "Tìm trong trợ giúp")
        self.search.setPlaceholderText("Tìm, không cần gõ dấu")
        self.text = HelpText(tokens, "help_text", "Nội dung trợ giúp")
        self.found = TopicList(tokens, "help_list", "Các mục trợ giúp")
        self._tabs = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.be_narrow()

    @property
    def place(self) -> str:
        """The page or step whose topic stands first."""
        return self._place

    def show_place(self, place: str) -> None:
        """Know where the work is; its topic and keys are shown unless something else is being read."""
        if place == self._place:
            return
        self._place = place
        if self._tabs.checkedId() == HERE and not self.search.text():
            self._show(HERE)

    def be_narrow(self) -> None:
        """Be a column beside the work."""
        self.setFixedWidth(round(WIDTH * self._tokens.scale**GROWTH))

    def be_wide(self) -> None:
        """Take all the room there is: large type on a small screen leaves none for a column."""
        self.setMinimumWidth(0)
        self.setMaximumWidth(_ALL)

    def begin(self) -> None:
        """Show the topic of the present place, with the keyboard in the search."""
        self.search.clear()
        self.open_tab(HERE)
        self.search.setFocus()

    def open_tab(self, number: int) -> None:
        """Show one of the five parts."""
        self._tabs.button(number).setChecked(True)
        self._show(number)

    def open_topic(self, name: str) -> None:
        """Show a topic by its id."""
        topic = next((one for one in help_topics.topics() if one.id == name), None)
        if topic is not None:
            self._uncheck()
            self._read(html.topic_html(topic, help_topics.topics()) + self._keys_of(topic.places))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Let the arrows of the search choose a topic, or turn what is read; Enter opens."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        code = Qt.Key(event.key())
        reads = self._stack.currentWidget() is self.text
        if watched is self.search and (code in (Qt.Key.Key_Up, Qt.Key.Key_Down) or code in _PAGING):
            target = self.text if reads else self.found
            target.event(event)
            return True
        if code in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not reads:
            self._open_chosen()
            return True
        return super().eventFilter(watched, event)

    def _show(self, number: int) -> None:
        self._save.setHidden(number == KEYS)
        self._save_keys.setVisible(number == KEYS)
        if number == HERE:
            self._read(self._here())
        elif number == CONTENTS:
            self._list(help_topics.chapters(help_topics.topics()))
        elif number == KEYS:
            self._read(html.keys_html(help_topics.key_places(), title="Bảng phím"))
        elif number == RULES:
            rules = self._rules()
            self._read(html.rules_html(*rules) if rules else "<p>Chưa mở sổ nào.</p>")
        else:
            self._read(html.news_html(help_topics.news()))

    def _here(self) -> str:
        topics = help_topics.topics()
        topic = topic_of(topics, self._place)
        return (html.topic_html(topic, topics) if topic else "") + self._keys_of((self._place,))

    def _keys_of(self, places: tuple[str, ...]) -> str:
        """Return the keys of places, those of the whole live view after those of a step."""
        wide = [place.partition(":")[0] for place in places if ":" in place]
        codes = dict.fromkeys([*(place for place in places), *wide, *(["window"] if self._place in places else [])])
        return html.keys_html(keys_here(help_topics.key_places(), codes))

    def _read(self, text: str) -> None:
        self.text.setHtml(text)
        self._stack.setCurrentWidget(self.text)

    def _list(self, chapters: Sequence[tuple[str, Sequence[Topic]]]) -> None:
        self.found.show_chapters(chapters)
        self._stack.setCurrentWidget(self.found)

    def _search(self, text: str) -> None:
        if not text.strip():
            self.open_tab(HERE)
            return
        self._uncheck()
        found = find(help_topics.topics(), text)
        if found:
            self._list([("", found)])
        else:
            self._read(f"<p>{NOTHING}</p>")

    def _open_chosen(self, *_: object) -> None:
        if self.found.chosen:
            self.open_topic(self.found.chosen)

    def _uncheck(self) -> None:
        self._tabs.setExclusive(False)
        for tab in self._tabs.buttons():
            tab.setChecked(False)
        self._tabs.setExclusive(True)

    def _choose_tab(self, number: int) -> None:
        self.search.clear()
        self._show(number)

    def _connect(self) -> None:
        for watched in (self.search, self.found):
            watched.installEventFilter(self)
        self.search.textEdited.connect(self._search)
        self.found.itemClicked.connect(self._open_chosen)
        self.text.topic_wanted.connect(self.open_topic)
        self._tabs.idClicked.connect(self._choose_tab)
        self._close.clicked.connect(self.left)
        self._guide.clicked.connect(self.guide_wanted)
        self._save.clicked.connect(self._ask_guide)
        self._save_keys.clicked.connect(self._ask_keys)
        key("Escape", self, self.left.emit)

    def _ask_guide(self) -> None:
        self.save_wanted.emit(False)

    def _ask_keys(self) -> None:
        self.save_wanted.emit(True)

    def _build(self) -> None:
        tokens = self._tokens
        self._close = button("Đóng", "close_help", kind="link", accessible="Đóng trợ giúp")
        self._guide = button("Đọc cả hướng dẫn", "open_guide", kind="link")
        self._save = button("Lưu hướng dẫn để in (.docx)", "save_guide", kind="link")
        self._save_keys = button("Lưu bảng phím để in (.docx)", "save_key_map", kind="link")
        tabs = FlowLayout(tokens.gap, *(self._tab(number) for number in range(len(TABS))))
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.found)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.space, tokens.gap, tokens.space, tokens.gap)
        box.setSpacing(tokens.gap)
        box.addLayout(row(label("Trợ giúp", "heading"), None, key_hint("Esc"), self._close, spacing=tokens.gap))
        box.addWidget(self.search)
        box.addLayout(tabs)
        box.addWidget(self._stack, 1)
        box.addLayout(FlowLayout(tokens.gap, self._guide, self._save, self._save_keys))

    def _tab(self, number: int) -> QPushButton:
        name, title = TABS[number]
        made = button(title, name, kind="tab")
        made.setCheckable(True)
        made.setAccessibleName({NEWS: "Có gì mới"}.get(number, title))
        self._tabs.addButton(made, number)
        return made
