"""The choices about documents as settings of the book."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document_options import (
    USUAL,
    DocumentOptions,
    ExtractForm,
    OpeningForm,
    as_settings,
    checked,
    from_settings,
)
from app.domain.tone_place import TonePlace
from app.domain.vocabulary import Signatory
from app.errors import WrongInput

ALL = DocumentOptions(
    Signatory.DEPUTY, minutes_numbered=False, minutes_dated=False, minutes_taker_label="THƯ KÝ", chair_label="CHỦ TỌA",
    end_mark="./.", section_mark=".", line_spacing=20, tone=TonePlace.OLD, opening=OpeningForm.LIST,
    extract=ExtractForm.COPY,
)  # fmt: skip


def test_choices_come_back_from_the_settings_and_the_usual_ones_need_none() -> None:
    assert from_settings(as_settings(ALL)) == ALL
    assert as_settings(USUAL) == {}
    assert from_settings({}) == USUAL


@pytest.mark.parametrize(
    "stray",
    [
        {"signatory": "pope"},
        {"minutes_numbered": "maybe"},
        {"line_spacing": "x"},
        {"line_spacing": "99"},
        {"end_mark": "!"},
    ],
)
def test_a_setting_without_meaning_leaves_the_usual_choice(stray: dict[str, str]) -> None:
    assert from_settings({f"documents.{name}": value for name, value in stray.items()}) == USUAL


@pytest.mark.parametrize(
    ("wrong", "place"),
    [
        ({"line_spacing": 17}, "Giãn dòng"),
        ({"end_mark": "…"}, "Dấu kết thúc"),
        ({"section_mark": ")"}, "Dấu sau số mục"),
        ({"chair_label": "X" * 61}, "Nhãn ký"),
    ],
)
def test_what_cannot_be_is_refused_by_name(wrong: dict[str, object], place: str) -> None:
    with pytest.raises(WrongInput, match=place):
        checked(replace(USUAL, **wrong))  # type: ignore[arg-type]


def test_labels_are_kept_tidy() -> None:
    assert checked(replace(USUAL, chair_label="  CHỦ \n TỌA ")).chair_label == "CHỦ TỌA"
