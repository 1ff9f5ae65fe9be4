"""The browser that shows help: it opens nothing by itself, and no picture but those that come with the program."""

from __future__ import annotations

from pathlib import PurePosixPath

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QTextBrowser

from app.services import help_topics
from app.ui.help import html
from app.ui.tokens import Tokens
from app.ui.widgets import name_control


class HelpText(QTextBrowser):
    """Shows HTML of ``html``. Signals: ``topic_wanted(id)`` when a link to a topic is followed."""

    topic_wanted = Signal(str)

    def __init__(self, tokens: Tokens, name: str, accessible: str) -> None:
        super().__init__()
        self.picture_width = 0
        name_control(self, name, accessible)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "help")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)
        self.document().setIndentWidth(tokens.px(20))
        self.document().setDefaultStyleSheet(html.style(tokens))
        self.anchorClicked.connect(self._follow)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 (Qt's name)
        """Return a picture of the help by its bare name, ``picture_width`` pixels wide; nothing else is ever read."""
        asked = name if isinstance(name, str) else name.toString()
        file = PurePosixPath(asked).name
        path = help_topics.pictures() / file
        if asked != file or not path.is_file():
            return None
        picture, dots = QImage(str(path)), self.devicePixelRatioF()
        if self.picture_width:
            picture = picture.scaledToWidth(
                round(self.picture_width * dots), Qt.TransformationMode.SmoothTransformation
            )
            picture.setDevicePixelRatio(dots)
        return picture

    def _follow(self, link: QUrl) -> None:
        if link.toString().startswith("#"):
            self.topic_wanted.emit(link.fragment())
