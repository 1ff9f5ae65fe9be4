"""Where the second screen's window stands; pure, so that a pulled cable can be tried out without one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

#: Room that a window's own frame takes, and the least width worth standing beside the notes.
FRAME = 40
LEAST_WIDTH = 200
RATIO = 16 / 9
CORNER = 480


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on the desktop that all screens share."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first column to the right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first row below it."""
        return self.y + self.height

    def touches(self, other: Rect) -> bool:
        """Return whether the two share any place."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The screen with the notes, the room on it that windows may take, the other screens, and where the notes are."""

    home: Rect
    room: Rect
    others: tuple[Rect, ...] = ()
    notes: Rect | None = None


class Mode(Enum):
    """Off; on a screen of its own; in a window on the only screen; waiting for a screen that has gone."""

    OFF = auto()
    SCREEN = auto()
    WINDOW = auto()
    WAITING = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where to stand; ``rect`` is None where nothing is to be shown or moved."""

    mode: Mode
    rect: Rect | None = None
    minimised: bool = False


OFF = Place(Mode.OFF)


def place(before: Mode, around: Surroundings) -> Place:
    """Return where a second screen that is wanted stands now, after ``before``.

    A screen that shows the same place as the notes (a mirror) is none of its own. A screen that goes away is waited
    for out of sight: nothing may ever come to lie on the notes by itself.
    """
    own = next((screen for screen in around.others if not screen.touches(around.home)), None)
    if own is not None:
        return Place(Mode.SCREEN, own)
    if before in (Mode.SCREEN, Mode.WAITING):
        return Place(Mode.WAITING)
    if before is Mode.WINDOW:
        return Place(Mode.WINDOW)
    return _beside_the_notes(around)


def _beside_the_notes(around: Surroundings) -> Place:
    """Return the place of an ordinary window to the right of the notes, or a minimised one where there is no room."""
    room, notes = around.room, around.notes
    left = max(notes.right, room.x) if notes else room.x + room.width // 2
    width = min(room.right - left, CORNER + FRAME) - FRAME // 2
    if width < LEAST_WIDTH:
        corner = Rect(room.x + FRAME, room.y + FRAME, CORNER, round(CORNER / RATIO))
        return Place(Mode.WINDOW, corner, minimised=True)
    height = round(width / RATIO)
    return Place(Mode.WINDOW, Rect(room.right - width - FRAME // 4, room.bottom - height - FRAME, width, height))
