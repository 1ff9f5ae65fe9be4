"""Text stands out from its ground: at least 4.5 to 1, and 7 to 1 in high contrast; borders and bars 3 to 1."""

from __future__ import annotations

import pytest

from app.ui.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Colours, Tokens, palette

PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "brand") for ground in ("ground", "surface", "brand_soft")),
    *((ink, f"{ink}_soft") for ink in ("good", "warn", "bad")),
    *((ink, ground) for ink in ("warn", "bad") for ground in ("ground", "surface", "brand_soft")),
    ("text", "neutral_soft"), ("muted", "neutral_soft"), ("text", "bad_soft"), ("brand", "bad_soft"),
    ("on_brand", "brand"), ("on_banner", "brand_dark"),
]  # fmt: skip
PALETTES = [
    pytest.param(LIGHT, 4.5, id="light"), pytest.param(DARK, 4.5, id="dark"),
    pytest.param(LIGHT_CONTRAST, 7, id="light-contrast"), pytest.param(DARK_CONTRAST, 7, id="dark-contrast"),
]  # fmt: skip


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("colours", "least"), PALETTES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(colours: Colours, least: float, ink: str, ground: str) -> None:
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= least


@pytest.mark.parametrize("colours", [LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST])
@pytest.mark.parametrize("line", ["line_strong", "brand", "bar_good", "bar_warn"])
def test_borders_focus_and_bars_stand_out_from_what_is_around_them(colours: Colours, line: str) -> None:
    assert min(contrast(getattr(colours, line), getattr(colours, ground)) for ground in ("ground", "surface")) >= 3


@pytest.mark.parametrize("colours", [LIGHT_CONTRAST, DARK_CONTRAST])
@pytest.mark.parametrize("line", ["line", "edge", "mark"])
def test_high_contrast_shows_every_edge(colours: Colours, line: str) -> None:
    assert contrast(getattr(colours, line), colours.surface) >= 3


def test_a_palette_follows_the_choices() -> None:
    assert palette(dark=False, contrast=False) is LIGHT
    assert palette(dark=True, contrast=False) is DARK
    assert palette(dark=False, contrast=True) is LIGHT_CONTRAST
    assert palette(dark=True, contrast=True) is DARK_CONTRAST


def test_type_grows_faster_than_the_space_around_it() -> None:
    usual, large = Tokens(), Tokens(scale=2.0)
    assert large.body == 2 * usual.body
    assert usual.space < large.space < 1.5 * usual.space
    assert 2 * usual.control > large.control > large.body + usual.gap
