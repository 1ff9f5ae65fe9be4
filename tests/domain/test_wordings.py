"""Fixed texts with named places."""

from __future__ import annotations

import pytest

from app.domain.wording_places import PLACES, explained
from app.domain.wordings import fill, key_of, tidy, unknown_places
from app.errors import WrongInput
from app.exporters.texts import wording_kinds, wording_set


def test_places_are_filled_and_strange_ones_stay() -> None:
    assert fill("{cell} mời {guest} {x}", {"cell": "Chi bộ A", "guest": "ông {cell}"}) == "Chi bộ A mời ông {cell} {x}"


def test_a_text_is_kept_tidy() -> None:
    assert tidy("  Một   hai \n\n ba ", ()) == "Một hai\nba"


@pytest.mark.parametrize(("text", "said"), [("Mời {ai}", "{ai}"), ("Mời {", "{"), ("", "trống"), ("x" * 2001, "2000")])
def test_what_cannot_be_kept_is_refused(text: str, said: str) -> None:
    with pytest.raises(WrongInput) as refused:
        tidy(text, ("cell",))
    assert said in refused.value.text


@pytest.mark.parametrize("kind", wording_kinds())
def test_every_text_of_the_program_holds_only_places_that_are_known_and_explained(kind: str) -> None:
    found = wording_set(kind)
    assert found.kind == kind
    assert found.source.document and found.source.date
    for name, text in found.texts.items():
        assert list(unknown_places(text.text, text.places)) == [], key_of(kind, name)
        assert set(text.places) <= set(PLACES)
        assert text.title


def test_places_are_explained_in_words() -> None:
    assert explained(("cell", "chair")) == "{cell} tên chi bộ; {chair} người chủ trì"
