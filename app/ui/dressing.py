"""The look of the program as the person chose it: fonts, colours and sizes, applied to everything."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from app import settings
from app.ui import theme
from app.ui.collector import collect_here
from app.ui.composition import follow_compositions
from app.ui.tokens import Tokens, palette


def make_tokens(chosen: settings.Settings, family: str) -> Tokens:
    """Return the tokens of the person's choices; high contrast is the system's where none was made."""
    return Tokens(palette(dark=chosen.dark, contrast=theme.wants_contrast(chosen.contrast)), chosen.type_scale, family)


def dress(app: QApplication) -> Tokens:
    """Load the fonts once and give the program its look; return the tokens."""
    collect_here(app)
    follow_compositions(app)
    family = app.property("scb_family") or theme.load_fonts()
    app.setProperty("scb_family", family)
    tokens = make_tokens(settings.load(), str(family))
    theme.apply(app, tokens)
    return tokens
