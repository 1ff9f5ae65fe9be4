"""Who issues a document and how it words that: head, number, authority, recipients. Shared by sessions and years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from app.domain.above import committee_parts
from app.domain.records import CellRecord
from app.domain.roll import rank
from app.domain.tone_place import placed
from app.domain.vietnamese import fold, official_date
from app.domain.vocabulary import CellKind, Signatory
from app.exporters import extras as others
from app.exporters.blocks import Authority, Head, Paragraph, Signer, paragraph
from app.exporters.extras import Extras, Issued
from app.exporters.profile import FormatProfile
from app.exporters.texts import RECIPIENTS, Texts


class Named(Protocol):
    """Somebody with a name and a post: a member, or a line of a roll."""

    @property
    def full_name(self) -> str:
        """The whole name."""

    @property
    def position(self) -> str:
        """The post, as the roster words it."""


class Office:
    """The organisation that issues a document, in one format profile; ``extras`` bring the cell's own choices."""

    def __init__(self, cell: CellRecord, profile: FormatProfile, extras: Extras = others.NONE) -> None:
        self.cell = cell
        self.profile = profile
        self.extras = extras

    @property
    def blank(self) -> str:
        """The dotted blank that stands for a missing fact."""
        return self.profile.blank

    @property
    def of_committee(self) -> bool:
        """Whether the book is that of a Party committee (đảng ủy), not of a cell."""
        return self.cell.kind is CellKind.COMMITTEE or fold(self.cell.name).startswith("dang uy")

    @property
    def organisation(self) -> str:
        """Return what the organisation calls itself in a text."""
        return self.fixed("Đảng ủy") if self.of_committee else "Chi bộ"

    @property
    def comrades(self) -> str:
        """Return what its members are called."""
        return self.fixed("đảng ủy viên") if self.of_committee else "đảng viên"

    def fixed(self, text: str) -> str:
        """Return a fixed string with the tone mark where the cell puts it."""
        return placed(text, self.extras.options.tone)

    def texts(self, kind: str) -> Texts:
        """Return the fixed texts of a kind of document, the book's own where it has some."""
        return Texts(kind, self.extras.wordings, self.extras.options.tone)

    def issued(self, kind: str) -> Issued:
        """Return what the register says of this document of that kind."""
        return self.extras.issued.get(kind, Issued())

    def symbol(self, code: str) -> str:
        """Return ``BC/CB``; ``code`` names the string of the profile that has the document's code."""
        organisation = "committee_code" if self.of_committee else "organisation_code"
        return f"{self.profile.string(code)}/{self.profile.string(organisation)}"

    def number_line(self, kind: str, code: str) -> str:
        """Return ``Số 05-BC/CB``, open while the register gives no number."""
        number = self.issued(kind).number
        return f"Số{' ' * 6 if number is None else f' {number:02d}'}-{self.symbol(code)}"

    def document_head(
        self, kind: str, code: str | None, day: date | None, *, year: int, dated: bool = True, mark: str = ""
    ) -> Head:
        """Return the head of a document of that kind; the register's number and day come before ``day``.

        ``code`` None gives no number line, ``dated`` false no place and date; ``mark`` stands under the number.
        """
        when = official_date(self.issued(kind).issued_on or day, year=year)
        return Head(
            superior=self.cell.superior.upper() or self.blank,
            issuer=self.cell.name.upper(),
            number=self.number_line(kind, code) if code else "",
            place_date=f"{self.cell.place or self.blank}, {when}" if dated else "",
            party_title=self.profile.string("party_title"),
            mark=mark,
        )

    def basis(self) -> list[Paragraph]:
        """Return the documents that this one rests on, each on a line, with the marks of the guidance."""
        ends = [";"] * (len(self.extras.bases) - 1) + [self.profile.string("last_basis_end")]
        return [paragraph(f"- Căn cứ {text}{end}") for text, end in zip(self.extras.bases, ends, strict=False)]

    def signer(self, people: Iterable[Named]) -> Signer:
        """Return who signs for the organisation: its secretary, else a deputy; the other way round where it chose so.

        People are those with a post as the document knows them; the first in rank of the roster helps out.
        """
        wanted = 1 if self.extras.options.signatory is Signatory.DEPUTY else 0
        able = [one for one in people if rank(one.position) < 2] or [
            one for one in self.extras.members if rank(one.position) < 2
        ]
        found = min(able, key=lambda one: abs(rank(one.position) - wanted), default=None)
        is_deputy = bool(rank(found.position) if found else wanted)
        authority = self.profile.string("committee_authority" if self.of_committee else "authority")
        post = self.profile.string("deputy_secretary" if is_deputy else "secretary")
        return Signer(authority, post, found.full_name if found else self.blank)

    def authority(self, kind: str, people: Iterable[Named]) -> Authority:
        """Return recipients and signature of a document of that kind."""
        return Authority(self.profile.string("recipients_label"), self.recipients(kind), self.signer(people))

    def recipients(self, kind: str) -> tuple[str, ...]:
        """Return the lines of the recipients of a document of that kind, with the marks of the guidance."""
        usual = f"Các đồng chí {self.comrades}"
        said = self.texts(RECIPIENTS).say(
            kind,
            committee_above=self.committee_above(),
            recipients="\n".join(self.extras.recipients) or usual,
            members=self.comrades,
            organisation=self.organisation,
        )
        names = [line.strip() for line in said.split("\n") if line.strip()]
        ends = [self.profile.recipient_end] * (len(names) - 1) + ["."]
        return tuple(f"- {name}{end}" for name, end in zip(names, ends, strict=True))

    def committee_above(self) -> str:
        """Return the committee of the superior organisation: ``Đảng ủy phường …`` for ``Đảng bộ phường …``."""
        committee, unit = committee_parts(self.cell.superior)
        return f"{self.fixed(committee)} {unit}" if committee else unit or self.blank
