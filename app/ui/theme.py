"""The look: one style sheet and one palette made from the tokens, and the fonts we ship."""

from __future__ import annotations

from functools import lru_cache

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.ui.tokens import LIGHT, Tokens

FALLBACK_FAMILY = "Segoe UI"
#: What all looks are built on, and the property of a program that was started with it.
STYLE, HAS_STYLE = "Fusion", "scb_has_style"

_SHEET = """
* {{ font-family: "{family}"; font-size: {body}px; }}
QWidget {{ color: {text}; }}
QMainWindow, QDialog, QWidget#page, QStackedWidget#pages {{ background: {ground}; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {line_strong}; padding: 4px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: {radius}px; }}
QFrame[role="card"][accent="true"] {{ border: 2px solid {brand}; }}
QFrame[role="side"] {{ background: {surface}; border: none; border-right: 1px solid {line}; }}
QFrame[role="panel"] {{ background: {surface}; border: none; border-left: 1px solid {line}; }}
QFrame[role="foot"] {{ background: {surface}; border: none; border-top: 1px solid {line}; }}
QFrame[role="head"] {{ background: {surface}; border: none; border-bottom: 1px solid {line}; }}
QFrame[role="opinion"] {{ background: transparent; border: 1px solid transparent; border-radius: {radius}px; }}
QFrame[role="opinion"]:focus {{ background: {brand_soft}; border: 1px solid {brand}; }}
QFrame[role="rule"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[role="banner"] {{ background: {brand_dark}; border: none; }}
QFrame[role="banner"] QLabel {{ color: {on_banner}; }}
QFrame[role="message"] {{ background: {neutral_soft}; border: none; border-top: 1px solid {line_strong}; }}
QFrame[role="message"][tone="bad"] {{ background: {bad_soft}; }}
QFrame[role="notice"] {{ background: {brand_soft}; border: none; border-bottom: 1px solid {line}; }}
QFrame[role="notice"][tone="bad"] {{ background: {bad_soft}; border-bottom: 3px solid {bad}; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {heading}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="small"] {{ color: {muted}; font-size: {small}px; }}
QLabel[role="fine"] {{ font-size: {small}px; }}
QLabel[role="link"] {{ color: {brand}; font-size: {small}px; border: none; border-bottom: 2px solid transparent; }}
QLabel[role="link"]:focus {{ border-bottom: 2px solid {brand}; }}
QLabel[role="fault"] {{ color: {bad}; font-size: {small}px; }}
QLabel[role="clock"] {{ font-size: {heading}px; font-weight: 700; }}
QLabel[role="brand"] {{ color: {brand}; font-size: {heading}px; font-weight: 700; }}
QLabel[role="reading"] {{ font-size: {reading}px; }}
QLabel[role="ghost"] {{ color: {muted}; font-size: {reading}px; }}
QLabel[role="key"] {{ background: {surface}; color: {muted}; border: 1px solid {line_strong}; border-bottom-width: 2px;
  border-radius: 4px; padding: 0px 4px; font-size: {tiny}px; }}
QLabel[tone] {{ border: 1px solid {edge}; border-radius: {pill}px; padding: 2px {pillpad}px; font-size: {small}px; }}
QLabel[tone="good"] {{ background: {good_soft}; color: {good}; }}
QLabel[tone="warn"] {{ background: {warn_soft}; color: {warn}; }}
QLabel[tone="bad"] {{ background: {bad_soft}; color: {bad}; }}
QLabel[tone="neutral"] {{ background: {neutral_soft}; color: {text}; }}
QLabel[role="timer"] {{ font-size: {heading}px; font-weight: 700; padding: 2px 0px; }}
QLabel[role="timer"][tone="warn"] {{ font-size: {heading}px; font-weight: 700; padding: 2px {pillpad}px; }}
QPushButton, QToolButton {{ background: {surface}; border: 1px solid {line_strong}; border-radius: {radius}px;
  padding: 0px {padding}px; min-height: {control}px; }}
QPushButton:hover, QToolButton:hover {{ background: {ground}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {brand}; padding: 0px {padding_focus}px; }}
QLineEdit QToolButton, QLineEdit QToolButton:hover {{ background: transparent; border: none; padding: 0px;
  min-height: 0px; }}
QPushButton:disabled {{ color: {muted}; background: {ground}; border-color: {line}; }}
QPushButton[kind="primary"] {{ background: {brand}; color: {on_brand}; border: 1px solid {brand}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {brand_dark}; color: {on_banner}; }}
QPushButton[kind="primary"]:focus {{ border: 3px solid {text}; padding: 0px {padding_leading}px; }}
QPushButton[kind="primary"]:disabled {{ background: {neutral_soft}; color: {muted}; border-color: {line}; }}
QPushButton[kind="banner"] {{ background: transparent; border: 1px solid transparent; color: {on_banner};
  padding: 0px {inputpad}px; min-height: {link}px; }}
QPushButton[kind="banner"]:hover {{ background: {brand}; color: {on_brand}; }}
QPushButton[kind="banner"]:focus {{ border: 1px solid {on_banner}; }}
QPushButton[keyed="true"] {{ text-align: left; }}
QPushButton[kind="card"] {{ background: {surface}; border: 1px solid {line}; padding: 0px; }}
QPushButton[kind="card"]:hover {{ border: 1px solid {line_strong}; }}
QPushButton[kind="card"][accent="true"] {{ border: 2px solid {brand}; }}
QPushButton[kind="card"]:focus {{ border: 2px solid {text}; }}
QPushButton[kind="link"] {{ background: transparent; border: none; border-top: 2px solid transparent;
  border-bottom: 2px solid transparent; border-radius: 0px; color: {brand}; padding: 0px; text-align: left;
  min-height: {lined}px; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border-bottom: 2px solid {brand}; }}
QPushButton[kind="fold"] {{ background: transparent; border: none; padding: 0px; text-align: left;
  font-weight: 600; min-height: {link}px; }}
QPushButton[kind="fold"]:focus {{ border: none; color: {brand}; text-decoration: underline; }}
QPushButton[kind="foot"] {{ background: transparent; border: none; color: {muted}; padding: 0px 2px; font-size: {small}px;
  min-height: 0px; }}
QPushButton[kind="foot"]:hover {{ color: {text}; text-decoration: underline; }}
QPushButton[kind="foot"]:focus {{ border: 1px dashed {brand}; padding: 0px 1px; color: {text}; }}
QPushButton[kind="nav"] {{ background: transparent; border: 1px solid transparent; text-align: left;
  padding: 0px {padding}px; min-height: {nav}px; }}
QPushButton[kind="nav"]:hover {{ background: {ground}; }}
QPushButton[kind="nav"]:focus {{ border: 1px solid {brand}; }}
QPushButton[kind="nav"]:checked {{ background: {brand_soft}; color: {brand}; border: 1px solid {mark};
  font-weight: 600; }}
QPushButton[kind="nav"]:checked:focus {{ border: 1px solid {brand}; }}
QPushButton[kind="chip"] {{ background: {neutral_soft}; border: 1px solid {edge}; border-radius: {pill}px;
  min-height: {chip}px; padding: 0px {pillpad}px; font-size: {small}px; }}
QPushButton[kind="chip"]:checked {{ background: {brand_soft}; color: {brand}; border: 1px solid {brand}; font-weight: 600; }}
QPushButton[kind="chip"]:focus {{ border: 1px solid {brand}; }}
QPushButton[kind="chip"]:checked:focus {{ border: 2px solid {brand}; padding: 0px {pillpad_focus}px; }}
QPushButton[kind="tab"] {{ background: transparent; border: none; border-bottom: 2px solid transparent; border-radius: 0px;
  color: {muted}; padding: 0px 2px; min-height: {link}px; }}
QPushButton[kind="tab"]:hover {{ color: {text}; }}
QPushButton[kind="tab"]:checked {{ color: {brand}; border-bottom: 2px solid {brand}; font-weight: 600; }}
QPushButton[kind="tab"]:focus {{ border-bottom: 2px solid {text}; color: {text}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox {{ background: {surface};
  color: {text}; border: 1px solid {line_strong}; border-radius: {radius}px; padding: 4px {inputpad}px;
  selection-background-color: {brand}; selection-color: {on_brand}; placeholder-text-color: {muted}; }}
QLineEdit, QComboBox, QDateEdit, QTimeEdit, QDateTimeEdit, QSpinBox {{ min-height: {input}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateEdit:focus, QTimeEdit:focus,
QDateTimeEdit:focus, QSpinBox:focus {{ border: 2px solid {brand}; padding: 3px {inputpad_focus}px; }}
QComboBox QLineEdit, QComboBox QLineEdit:focus, QDateTimeEdit QLineEdit, QDateTimeEdit QLineEdit:focus {{ border: none;
  background: transparent; padding: 0px; min-height: 0px; }}
QDateTimeEdit, QSpinBox {{ max-height: {input}px; }}
QDateTimeEdit::up-button, QDateTimeEdit::down-button {{ subcontrol-origin: padding; width: 0px; height: 0px;
  border: none; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ border: none; padding: 0px; min-height: 0px; background: transparent; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0px; border: none; }}
QTextBrowser[role="help"] {{ background: transparent; border: 1px solid transparent; padding: 0px; }}
QTextBrowser[role="help"]:focus {{ border: 1px dashed {brand}; padding: 0px; }}
QPlainTextEdit[role="reading"], QLineEdit[role="reading"] {{ font-size: {reading}px; }}
QComboBox::drop-down {{ border: none; background: transparent; width: {link}px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {space}px; height: {space}px; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {line_strong};
  selection-background-color: {brand_soft}; selection-color: {text}; }}
QAbstractItemView {{ background: {surface}; alternate-background-color: {surface}; border: none; outline: none;
  selection-background-color: {brand_soft}; selection-color: {text}; gridline-color: {line}; }}
QListView[role="popup"] {{ border: 1px solid {line_strong}; border-radius: {radius}px; padding: 3px; }}
QListView[role="stream"] {{ background: transparent; border: 1px solid transparent; }}
QListView[role="found"] {{ border: 1px solid {line}; border-radius: {radius}px; }}
QTableView {{ border: 1px solid {line}; border-radius: {radius}px; }}
QTableView::item, QListView::item {{ padding: 4px {inputpad}px; border-bottom: 1px solid {line}; }}
QTableView::item:selected, QListView::item:selected {{ background: {brand_soft}; color: {text}; }}
QTableView:focus, QListView:focus, QListView[role="stream"]:focus {{ border: 1px solid {brand}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {muted}; border: none; border-bottom: 1px solid {line};
  padding: 6px {headpad}px; font-size: {small}px; }}
QHeaderView::section:vertical {{ color: {text}; padding: 0px {headpad}px; font-size: {body}px; }}
QTableView[role="grid"] QHeaderView::section:horizontal {{ padding: 6px 2px; }}
QTableView[role="signs"] QHeaderView::section:horizontal:middle {{ padding: 6px 2px; }}
QTableCornerButton::section {{ background: transparent; border: none; border-bottom: 1px solid {line}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea[role="preview"] {{ background: {sunken}; border: 2px solid {sunken}; }}
QScrollArea[role="preview"]:focus {{ border: 2px solid {brand}; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0px; }}
QScrollBar::handle:vertical {{ background: {line_strong}; border-radius: 5px; min-height: 32px; margin: 1px 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; }}
QScrollBar::handle:horizontal {{ background: {line_strong}; border-radius: 5px; min-width: 32px; margin: 2px 1px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; border: none;
  width: 0px; height: 0px; }}
QCheckBox, QRadioButton {{ spacing: {gap}px; min-height: {link}px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {brand}; text-decoration: underline; }}
QCheckBox::indicator {{ width: {space}px; height: {space}px; border: 1px solid {muted}; border-radius: 4px;
  background: {surface}; }}
QCheckBox::indicator:checked {{ background: {brand_dark}; border: 1px solid {brand}; image: url("{tick}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {brand}; }}
QRadioButton::indicator {{ width: {space}px; height: {space}px; border: 1px solid {muted}; border-radius: {radio}px;
  background: {surface}; }}
QRadioButton::indicator:checked {{ width: {dot}px; height: {dot}px; border: {ring}px solid {brand}; }}
QMenu {{ background: {surface}; border: 1px solid {line_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px {padding}px; }}
QMenu::item:selected {{ background: {brand_soft}; color: {text}; }}
"""


def load_fonts() -> str:
    """Load the fonts we ship; return the family to use, the system's own where loading is forbidden by policy."""
    loaded = [QFontDatabase.addApplicationFont(str(path)) for path in sorted((resources() / "fonts").glob("*.ttf"))]
    return Tokens().family if loaded and all(number >= 0 for number in loaded) else FALLBACK_FAMILY


def wants_contrast(chosen: str) -> bool:
    """Return whether high contrast is wanted: what the person chose, “on” or “off”, else what the system says."""
    if chosen:
        return chosen == "on"
    hints = QGuiApplication.styleHints()  # what it gives lives no longer than this name
    return hints.accessibility().contrastPreference() is QtCore.Qt.ContrastPreference.HighContrast


def apply(app: QApplication, tokens: Tokens) -> None:
    """Give the whole program the look of these tokens; one that it has already costs nothing again.

    Another look is taken off first: a sheet that replaces one costs six times as much as one where there was none.
    """
    fresh = sheet(tokens)
    if app.styleSheet() == fresh:
        return
    if app.styleSheet():
        app.setStyleSheet("")
    elif not app.property(HAS_STYLE):
        app.setStyle(STYLE)
    font = QFont(tokens.family)
    font.setPixelSize(tokens.body)
    app.setFont(font)
    app.setPalette(_palette(tokens))
    app.setStyleSheet(fresh)


def sheet(tokens: Tokens) -> str:
    """Return the style sheet of these tokens."""
    chip, pad, inputpad, pillpad = tokens.px(18) + tokens.room(8), *(tokens.room(points) for points in (14, 10, 10))
    return _SHEET.format(
        **tokens.colours._asdict(), family=tokens.family, body=tokens.body, small=tokens.small, tiny=tokens.px(11),
        title=tokens.title, heading=tokens.heading, reading=tokens.reading, radius=tokens.radius,
        control=tokens.control - 2, input=tokens.control - 10, link=chip, chip=chip, lined=chip - 4, pill=tokens.px(8.5),
        # the wider frame of what has the keyboard is taken from the room beside its words
        padding=pad, padding_focus=pad - 1, padding_leading=pad - 2, inputpad=inputpad, inputpad_focus=inputpad - 1,
        pillpad=pillpad, pillpad_focus=pillpad - 1, nav=round(34 * tokens.scale**0.5),
        headpad=tokens.room(10) + 3, radio=tokens.space // 2 + 1, ring=tokens.space // 3,
        dot=tokens.space - 2 * (tokens.space // 3) + 2, gap=tokens.gap, space=tokens.space,
        arrow=(resources() / "icons" / "combo-arrow.svg").as_posix(),
        tick=(resources() / "icons" / "box-tick.svg").as_posix(),
    )  # fmt: skip


#: Dots of an icon for each of its points, on every screen: sharp on the finest, made smaller on others.
ICON_RATIO = 2


@lru_cache(maxsize=128)
def icon(name: str, colour: str = LIGHT.muted, size: int = 20) -> QIcon:
    """Return one of our icons in a colour."""
    from PySide6.QtGui import QPainter
    from PySide6.QtSvg import QSvgRenderer

    source = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(QSize(size * ICON_RATIO, size * ICON_RATIO))
    picture.fill(QtCore.Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ICON_RATIO)
    return QIcon(picture)


def _palette(tokens: Tokens) -> QPalette:
    c = tokens.colours
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.ground, QPalette.ColorRole.WindowText: c.text, QPalette.ColorRole.Base: c.surface,
        QPalette.ColorRole.AlternateBase: c.ground, QPalette.ColorRole.Text: c.text, QPalette.ColorRole.Button: c.surface,
        QPalette.ColorRole.ButtonText: c.text, QPalette.ColorRole.Highlight: c.brand,
        QPalette.ColorRole.HighlightedText: c.on_brand, QPalette.ColorRole.PlaceholderText: c.muted,
        QPalette.ColorRole.ToolTipBase: c.surface, QPalette.ColorRole.ToolTipText: c.text, QPalette.ColorRole.Link: c.brand,
    }  # fmt: skip
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette
