"""Format profiles: every measure and every fixed string of a guidance on document form, read from resources."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from app.domain.document_options import DocumentOptions
from app.domain.targets import Source
from app.domain.tone_place import placed
from app.errors import NotFound
from app.paths import resources

DEFAULT_PROFILE = "HD05_2026"


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet, in millimetres; ``mirrored`` swaps left and right on even pages, for sheets printed on both sides."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    mirrored: bool = False


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Body text: sizes and spacings in points, the first-line indent in millimetres."""

    font: str
    size: float
    line: float
    before: float
    first_line: float
    language: str


class Sizes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Type sizes in points, by component of the document."""

    party_title: float
    organisation: float
    number: float
    place_date: float
    kind: float
    subject: float
    heading: float
    table: float
    authority: float
    recipients_label: float
    recipients: float
    page_number: float


class HeadLayout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The head's two columns and the drawn line, in millimetres."""

    left_column: float
    right_column: float
    rule_length: float


class FormatProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One guidance on the form of Party documents.

    ``strings`` holds every fixed word that documents use, by key; ``recipient_end`` closes each recipient but the
    last, ``end_mark`` the last sentence of the body.
    """

    code: str
    title: str
    source: Source
    page: Page
    body: Body
    sizes: Sizes
    head: HeadLayout
    signature_lines: int
    recipient_end: str
    end_mark: str
    section_mark: str
    blank: str
    strings: dict[str, str]

    def string(self, key: str) -> str:
        """Return a fixed string; an unknown key is a bug of ours."""
        return self.strings[key]


def adapted(profile: FormatProfile, options: DocumentOptions) -> FormatProfile:
    """Return a profile as a cell wants it: its marks, spacing, labels, sides, and the place of the tone mark."""
    strings = {key: placed(text, options.tone) for key, text in profile.strings.items()}
    labels = {"minutes_taker_label": options.minutes_taker_label, "chair_label": options.chair_label}
    strings |= {key: label for key, label in labels.items() if label}
    line = options.line_spacing or profile.body.line
    return msgspec.structs.replace(
        profile,
        strings=strings,
        body=msgspec.structs.replace(profile.body, line=line),
        page=msgspec.structs.replace(profile.page, mirrored=options.two_sided or profile.page.mirrored),
        end_mark=options.end_mark or profile.end_mark,
        section_mark=options.section_mark or profile.section_mark,
    )


@lru_cache(maxsize=8)
def load_profile(code: str = DEFAULT_PROFILE) -> FormatProfile:
    """Return a profile by its code; raises NotFound with the codes there are."""
    folder = resources() / "formats"
    path = folder / f"{code}.json"
    if code not in profile_codes():
        raise NotFound(f"Không có mẫu thể thức “{code}”. Có: {', '.join(profile_codes())}.")
    return msgspec.json.decode(Path(path).read_bytes(), type=FormatProfile)


def profile_codes() -> tuple[str, ...]:
    """Return the codes of the profiles that are installed, the default first."""
    codes = sorted(path.stem for path in (resources() / "formats").glob("*.json"))
    return tuple(sorted(codes, key=lambda code: code != DEFAULT_PROFILE))
