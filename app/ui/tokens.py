"""The design in one place: colours, type sizes, spacing. A screen never names a colour or a size of its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """A palette. Pairs of text and ground keep a contrast of at least 4.5 to 1."""

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


LIGHT = Colours(
    ground="#f5f2ed", surface="#ffffff", sunken="#e8e3dd", line="#e4ded6", line_strong="#a79d92",
    text="#1f1b18", muted="#6b625a", brand="#b3181f", brand_dark="#8e1116", brand_soft="#faeaea", on_brand="#ffffff",
    on_banner="#ffffff", good="#1f6b39", good_soft="#e4f3e8", warn="#7a5500", warn_soft="#fdf1cf",
    bad="#a3131a", bad_soft="#fbdfe0", neutral_soft="#ece7e1", bar_good="#2e9150", bar_warn="#d99a00",
)  # fmt: skip

DARK = Colours(
    ground="#1b1917", surface="#262320", sunken="#141210", line="#3b3631", line_strong="#7d7369",
    text="#f1ece6", muted="#b3a89d", brand="#ee7178", brand_dark="#5c0d11", brand_soft="#43201f", on_brand="#1b1917",
    on_banner="#ffffff", good="#8fd6a6", good_soft="#1f3a28", warn="#f0c766", warn_soft="#41340f",
    bad="#ff9d9f", bad_soft="#4a1d1e", neutral_soft="#38332e", bar_good="#3ea865", bar_warn="#d99a00",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a screen may use; sizes are pixels at 96 dpi, already multiplied by the user's type scale."""

    colours: Colours = LIGHT
    scale: float = 1.0
    family: str = "Be Vietnam Pro"

    def px(self, size: float) -> int:
        """Return a size at the user's type scale."""
        return round(size * self.scale)

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
        return self.px(8)

    @property
    def space(self) -> int:
        """Space between groups."""
        return self.px(16)

    @property
    def edge(self) -> int:
        """Space around a page."""
        return self.px(22)

    @property
    def control(self) -> int:
        """Least height of a control."""
        return self.px(36)

    @property
    def radius(self) -> int:
        """Corner radius of cards and controls."""
        return self.px(8)
