"""The design in one place: colours, type, spacing, radius, motion. A screen never names a colour or size of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple


class Colours(NamedTuple):
    """A palette. Pairs of text and ground keep a contrast of at least 4.5 to 1; those of high contrast, 7 to 1.

    ``edge`` surrounds what stands out by its ground alone, and ``mark`` what is chosen; only high contrast shows them.
    """

    ground: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    text: str
    muted: str
    brand: str
    brand_dark: str
    brand_soft: str
    on_brand: str
    on_banner: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    neutral_soft: str
    bar_good: str
    bar_warn: str
    edge: str = "transparent"
    mark: str = "transparent"


LIGHT = Colours(
    ground="#f5f2ed", surface="#ffffff", sunken="#e8e3dd", line="#e4ded6", line_strong="#8a8076",
    text="#1f1b18", muted="#6b625a", brand="#b3181f", brand_dark="#8e1116", brand_soft="#faeaea", on_brand="#ffffff",
    on_banner="#ffffff", good="#1f6b39", good_soft="#e4f3e8", warn="#7a5500", warn_soft="#fdf1cf",
    bad="#a3131a", bad_soft="#fbdfe0", neutral_soft="#ece7e1", bar_good="#2e9150", bar_warn="#b57c00",
)  # fmt: skip

DARK = Colours(
    ground="#1b1917", surface="#262320", sunken="#141210", line="#3b3631", line_strong="#7d7369",
    text="#f1ece6", muted="#b3a89d", brand="#ee7178", brand_dark="#5c0d11", brand_soft="#43201f", on_brand="#1b1917",
    on_banner="#ffffff", good="#8fd6a6", good_soft="#1f3a28", warn="#f0c766", warn_soft="#41340f",
    bad="#ff9d9f", bad_soft="#4a1d1e", neutral_soft="#38332e", bar_good="#3ea865", bar_warn="#d99a00",
)  # fmt: skip

LIGHT_CONTRAST = Colours(
    ground="#ffffff", surface="#ffffff", sunken="#d9d9d9", line="#767676", line_strong="#1a1a1a",
    text="#000000", muted="#333333", brand="#8a0008", brand_dark="#6b0006", brand_soft="#fff0f0", on_brand="#ffffff",
    on_banner="#ffffff", good="#0a4a1c", good_soft="#eef8f0", warn="#5a3c00", warn_soft="#fff6d9",
    bad="#8a0008", bad_soft="#ffecec", neutral_soft="#f0f0f0", bar_good="#0a6b2a", bar_warn="#8a5a00",
    edge="#1a1a1a", mark="#8a0008",
)  # fmt: skip

DARK_CONTRAST = Colours(
    ground="#000000", surface="#000000", sunken="#1a1a1a", line="#8c8c8c", line_strong="#e6e6e6",
    text="#ffffff", muted="#d9d9d9", brand="#ffb0b3", brand_dark="#4d0004", brand_soft="#331012", on_brand="#000000",
    on_banner="#ffffff", good="#a6f0bd", good_soft="#04260f", warn="#ffe08a", warn_soft="#2b2000",
    bad="#ffb8ba", bad_soft="#330c0d", neutral_soft="#1a1a1a", bar_good="#5fd78a", bar_warn="#ffc233",
    edge="#e6e6e6", mark="#ffb0b3",
)  # fmt: skip

#: Spacing grows with this power of the type scale: type twice as large gets a third more space, not twice as much.
ROOM_GROWTH = 0.4
#: Type so large that what stands side by side needs other widths.
LARGE = 1.3
#: The longest line that is comfortable to read, in sizes of its type: about 90 characters.
LINE = 46
#: Motion: nothing slides or fades. A message that needs no answer goes by itself after this time, in milliseconds.
MESSAGE_STAYS = 8000


def palette(*, dark: bool, contrast: bool) -> Colours:
    """Return the colours on a light or a dark ground, in high contrast or not."""
    if contrast:
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a screen may use; sizes are pixels at 96 dpi, already multiplied by the user's type scale."""

    colours: Colours = LIGHT
    scale: float = 1.0
    family: str = "Be Vietnam Pro"

    def px(self, size: float) -> int:
        """Return a size at the user's type scale: type, and whatever holds a number of characters."""
        return round(size * self.scale)

    def room(self, size: float) -> int:
        """Return a space at the user's type scale: it grows less than the type, which needs the screen more."""
        return round(size * math.pow(self.scale, ROOM_GROWTH))

    @property
    def small(self) -> int:
        """Size of secondary text."""
        return self.px(12.5)

    @property
    def body(self) -> int:
        """Size of text."""
        return self.px(14)

    @property
    def reading(self) -> int:
        """Size of text that is typed or read at length."""
        return self.px(16)

    @property
    def heading(self) -> int:
        """Size of a heading on a card."""
        return self.px(15)

    @property
    def title(self) -> int:
        """Size of a page's title."""
        return self.px(20)

    @property
    def gap(self) -> int:
        """Space between things that belong together."""
        return self.room(8)

    @property
    def space(self) -> int:
        """Space between groups."""
        return self.room(16)

    @property
    def edge(self) -> int:
        """Space around a page."""
        return self.room(22)

    @property
    def control(self) -> int:
        """Least height of a control: half of it is type, half is space."""
        return self.px(18) + self.room(18)

    @property
    def radius(self) -> int:
        """Corner radius of cards and controls."""
        return self.room(8)
