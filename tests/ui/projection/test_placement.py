"""Where the second screen's window stands, cable in or out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.ui.projection.placement import Mode, Place, Rect, Surroundings, place

LAPTOP = Rect(0, 0, 1366, 768)
ROOM = Rect(0, 0, 1366, 728)
WALL = Rect(1366, 0, 1920, 1080)
NOTES = Rect(262, 40, 842, 680)
ALONE = Surroundings(LAPTOP, ROOM, (), NOTES)
BOTH = replace(ALONE, others=(WALL,))


@pytest.mark.parametrize("before", list(Mode))
def test_a_screen_of_its_own_is_taken_whole(before: Mode) -> None:
    assert place(before, BOTH) == Place(Mode.SCREEN, WALL)


@pytest.mark.parametrize("before", [Mode.SCREEN, Mode.WAITING])
def test_a_pulled_cable_hides_the_window(before: Mode) -> None:
    assert place(before, ALONE) == Place(Mode.WAITING)


def test_an_ordinary_window_stays_where_a_person_put_it() -> None:
    assert place(Mode.WINDOW, ALONE) == Place(Mode.WINDOW)


def test_a_mirror_of_the_notes_is_no_screen_of_its_own() -> None:
    mirrored = replace(ALONE, others=(Rect(0, 0, 1920, 1080),))
    assert place(Mode.OFF, mirrored).mode is Mode.WINDOW
    assert place(Mode.SCREEN, mirrored) == Place(Mode.WAITING)


def test_of_a_mirror_and_a_wall_the_wall_is_taken() -> None:
    assert place(Mode.OFF, replace(ALONE, others=(LAPTOP, WALL))).rect == WALL


def test_on_the_only_screen_the_window_stands_beside_the_notes() -> None:
    found = place(Mode.OFF, ALONE)
    assert found.rect is not None
    assert not found.minimised
    assert not found.rect.touches(NOTES)
    assert found.rect.right <= ROOM.right
    assert found.rect.bottom <= ROOM.bottom


def test_without_room_beside_the_notes_the_window_comes_up_minimised() -> None:
    found = place(Mode.OFF, replace(ALONE, notes=Rect(0, 0, 1300, 728)))
    assert (found.mode, found.minimised) == (Mode.WINDOW, True)


def test_notes_that_are_nowhere_take_the_left_half() -> None:
    found = place(Mode.OFF, replace(ALONE, notes=None))
    assert found.rect is not None
    assert found.rect.x > ROOM.width // 2


def test_places_that_only_share_an_edge_do_not_touch() -> None:
    assert not LAPTOP.touches(WALL)
    assert LAPTOP.touches(Rect(1365, 767, 10, 10))
