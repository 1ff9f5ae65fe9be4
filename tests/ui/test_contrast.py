"""Text stands out from its ground: at least 4.5 to 1 in both palettes."""

from __future__ import annotations

import pytest

from app.ui.tokens import DARK, LIGHT, Colours

PAIRS = [
    *((ink, ground) for ink in ("text", "muted", "brand") for ground in ("ground", "surface", "brand_soft")),
    *((ink, f"{ink}_soft") for ink in ("good", "warn", "bad")),
    *((ink, ground) for ink in ("warn", "bad") for ground in ("ground", "surface", "brand_soft")),
    ("text", "neutral_soft"), ("muted", "neutral_soft"), ("text", "bad_soft"), ("brand", "bad_soft"),
    ("on_brand", "brand"), ("on_banner", "brand_dark"),
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


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=("light", "dark"))
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(colours: Colours, ink: str, ground: str):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5
