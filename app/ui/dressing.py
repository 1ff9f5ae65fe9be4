"""The look of the program as the person chose it: fonts, colours and sizes, applied to everything."""

from __future__ import annotations

import sys
from dataclasses import replace

from PySide6.QtWidgets import QApplication

from app import settings
from app.ui import theme
from app.ui.collector import collect_here
from app.ui.tokens import Tokens, palette


def make_app() -> QApplication:
    """Return Qt's program, in the style of all looks.

    It is named as the program starts: whoever sets it later is given it, and PySide then makes all words of styles.
    """
    app = QApplication([*sys.argv[:1], "-style", theme.STYLE])
    app.setProperty(theme.HAS_STYLE, True)
    return app


def dress(app: QApplication) -> Tokens:
    """Load the fonts once and give the program its look; return the tokens.

    High contrast is the system's where the person chose none.
    """
    from app.ui.composition import follow_compositions

    follow_compositions(app)
    chosen = settings.load()
    return _dress(app, chosen, contrast=theme.wants_contrast(chosen.contrast))


def dress_at_once(app: QApplication) -> Tokens:
    """Do the same for the first paint, with what the system wanted last: asking it takes as long as the paint.

    The window follows compositions once it is painted, for nobody can type before.
    """
    chosen = settings.load()
    return _dress(app, chosen, contrast=chosen.contrast == "on" or (not chosen.contrast and chosen.system_contrast))


def dress_again(app: QApplication) -> Tokens:
    """Ask the system what it wants now, remember it for the next start and give the program its look anew."""
    chosen, wanted = settings.load(), theme.wants_contrast("")
    if wanted != chosen.system_contrast:
        settings.save(replace(chosen, system_contrast=wanted))
    return dress(app)


def _dress(app: QApplication, chosen: settings.Settings, *, contrast: bool) -> Tokens:
    collect_here(app)
    family = app.property("scb_family") or theme.load_fonts()
    app.setProperty("scb_family", family)
    tokens = Tokens(palette(dark=chosen.dark, contrast=contrast), chosen.type_scale, str(family))
    theme.apply(app, tokens)
    return tokens
