"""How the cell wants its documents: what the guidance leaves open or cells do otherwise, as settings of the book.

Sources of the choices: HD 05-HD/VPTW of 27/5/2026 (line spacing from 18 to 22 pt, full stop at the end), HD 16-HD/VPTW
of 23/02/2023 (list at the opening of minutes, signatures of minutes), forms of cells in use (everything else).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from app.domain.tone_place import TonePlace
from app.domain.vietnamese import clean
from app.domain.vocabulary import Signatory, Word
from app.errors import WrongInput

#: Before every key of these options among the settings of the book.
PREFIX = "documents."
#: Points between lines of the body that HD 05 allows.
LINES = range(18, 23)
END_MARKS = (".", "./.")
SECTION_MARKS = ("-", ".")
LONGEST_LABEL = 60


class OpeningForm(Word):
    """How minutes begin: in one sentence as cells do, or in lines as the form of HD 16-HD/VPTW."""

    SENTENCE = "sentence", "Một câu: Hôm nay, vào hồi …"
    LIST = "list", "Từng dòng: - Thời gian, - Địa điểm"


class ExtractForm(Word):
    """How an extract of minutes is signed."""

    MINUTES = "minutes", "Như biên bản: người ghi, chủ trì"
    COPY = "copy", "Trích sao: T/M CHI BỘ ký, số …-BS"


@dataclass(frozen=True, slots=True)
class DocumentOptions:
    """The choices of a cell. A blank mark or label and a spacing of 0 leave what the format profile says."""

    signatory: Signatory = Signatory.SECRETARY
    minutes_numbered: bool = True
    minutes_dated: bool = True
    minutes_taker_label: str = ""
    chair_label: str = ""
    end_mark: str = ""
    section_mark: str = ""
    line_spacing: int = 0
    tone: TonePlace = TonePlace.NEW
    opening: OpeningForm = OpeningForm.SENTENCE
    extract: ExtractForm = ExtractForm.MINUTES
    two_sided: bool = False


USUAL = DocumentOptions()
_WORDS: dict[str, type[Word]] = {
    "signatory": Signatory, "tone": TonePlace, "opening": OpeningForm, "extract": ExtractForm,
}  # fmt: skip


def checked(options: DocumentOptions) -> DocumentOptions:
    """Return options with tidy labels; raises WrongInput that names what cannot be."""
    if options.line_spacing and options.line_spacing not in LINES:
        raise WrongInput("Giãn dòng", f"phải từ {LINES[0]} đến {LINES[-1]} pt")
    if options.end_mark not in ("", *END_MARKS):
        raise WrongInput("Dấu kết thúc văn bản", f"là {' hoặc '.join(END_MARKS)}")
    if options.section_mark not in ("", *SECTION_MARKS):
        raise WrongInput("Dấu sau số mục", f"là {' hoặc '.join(SECTION_MARKS)}")
    taker, chair = _label(options.minutes_taker_label), _label(options.chair_label)
    return replace(options, minutes_taker_label=taker, chair_label=chair)


def _label(text: str) -> str:
    label = " ".join(clean(text).split())
    if len(label) > LONGEST_LABEL:
        raise WrongInput("Nhãn ký biên bản", f"dài quá {LONGEST_LABEL} chữ")
    return label


def as_settings(options: DocumentOptions) -> dict[str, str]:
    """Return what differs from the usual, as keys and values of the book's settings."""
    return {
        f"{PREFIX}{name.name}": _written(getattr(options, name.name))
        for name in fields(options)
        if getattr(options, name.name) != getattr(USUAL, name.name)
    }


def from_settings(settings: Mapping[str, str]) -> DocumentOptions:
    """Return the options that settings tell; a value of no meaning leaves the usual one, so no file shuts a book."""
    found = {
        name.name: value
        for name in fields(USUAL)
        if (value := _read(name.name, settings.get(f"{PREFIX}{name.name}"))) is not None
    }
    try:
        return checked(replace(USUAL, **found))
    except WrongInput:
        return USUAL


def _written(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _read(name: str, text: str | None) -> Any:
    if text is None:
        return None
    if name in _WORDS:
        return next((word for word in _WORDS[name] if word.value == text), None)
    usual = getattr(USUAL, name)
    if isinstance(usual, bool):
        return {"yes": True, "no": False}.get(text)
    if isinstance(usual, int):
        return int(text) if text.isdecimal() else None
    return text
