"""The letter that goes with a book when it is handed over (biên bản bàn giao sổ): form of minutes, figures of the book.

No rule prescribes what it says; every figure is counted in the book, every name that nobody typed is a dotted blank.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.handover import Handover, YearContents, lines
from app.domain.records import CellRecord
from app.domain.vietnamese import official_date, official_time, two_digits
from app.exporters import extras as others
from app.exporters.blocks import (
    Block,
    Centred,
    Column,
    Document,
    Run,
    Signatures,
    Signer,
    Table,
    Title,
    paragraph,
)
from app.exporters.closing import ended
from app.exporters.extras import Extras
from app.exporters.office import Office
from app.exporters.profile import FormatProfile
from app.exporters.wording import section

KIND = "handover"
_COLUMNS = (
    Column("Năm", 17, "center"),
    Column("Buổi đã họp", 23, "center"),
    Column("Biên bản đã chốt", 25, "center"),
    Column("Biên bản chưa chốt", 25, "center"),
    Column("Văn bản ở sổ số (có số)", 29, "center"),
    Column("Nhiệm vụ chưa xong", 25, "center"),
    Column("Tệp kèm", 21, "center"),
)


def handover_document(
    cell: CellRecord, given: Handover, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return the letter about a book's file as blocks."""
    words = _Words(cell, given, profile, extras)
    day = given.file.made_at.date()
    subject = words.say("subject")
    blocks: list[Block] = [
        words.document_head(KIND, None, day, year=day.year),
        Title(profile.string("minutes_kind"), (subject,), profile.string("rule")),
        paragraph(words.say("opening", date=official_date(day))),
        *words.people(),
        *words.file(),
        *words.contents(),
        section(profile, 4, words.say("duties")),
        *words.numbered([words.say(name) for name in ("duty_code", "duty_copy", "duty_check")]),
        *words.signed(),
    ]
    return Document(f"{profile.string('minutes_kind').capitalize()} {subject}", tuple(blocks))


class _Words(Office):
    """The sentences of the letter."""

    def __init__(self, cell: CellRecord, given: Handover, profile: FormatProfile, extras: Extras) -> None:
        super().__init__(cell, profile, extras)
        self._given = given
        self._texts = self.texts(KIND)

    def say(self, key: str, **places: str) -> str:
        return self._texts.say(key, **({"cell": self.cell.name, "organisation": self.organisation} | places))

    def numbered(self, said: Sequence[str]) -> list[Block]:
        mark = self.profile.section_mark
        return [paragraph(f"{number}{mark} {text}") for number, text in enumerate(said, 1)]

    def people(self) -> list[Block]:
        who = self._given.people
        named = (("giver", who.giver), ("receiver", who.receiver), ("witness", who.witness))
        said = [self.say(role, who=name or self.blank) for role, name in named]
        return [section(self.profile, 1, self.say("people")), *self.numbered(said)]

    def file(self) -> list[Block]:
        file = self._given.file
        size = f"{file.size:,}".replace(",", ".")
        return [
            section(self.profile, 2, self.say("file")),
            paragraph(self.say("file_name", file=file.name, size=size, time=official_time(file.made_at))),
            paragraph(self.say("code")),
            Centred(tuple(Run(line, bold=True) for line in lines(file.sha256)), drop=2),
            paragraph(self.say("locked" if file.is_encrypted else "unlocked")),
        ]

    def contents(self) -> list[Block]:
        found = self._given.contents
        made: list[Block] = [section(self.profile, 3, self.say("contents"))]
        made += self.numbered([self._totals(), self._others(), self._backups(), *self._state()])
        made += [paragraph(f"- {fault}.") for fault in found.faults]
        return made + ([paragraph(self.say("by_year")), _table(found.years)] if found.years else [])

    def signed(self) -> list[Block]:
        who = self._given.people
        left = Signer(self.say("receiver_label"), "", who.receiver or self.blank)
        right = Signer(self.say("giver_label"), "", who.giver or self.blank)
        witness = Signer(self.say("witness_label"), "", who.witness or self.blank)
        last = ended(Document("", (paragraph(self.say("closing")), Signatures(left, right))), self.profile)
        return [*last.blocks, Signatures(witness, Signer("", "", ""))]

    def _totals(self) -> str:
        found = self._given.contents
        return self.say(
            "totals", member_count=two_digits(found.members), held_count=two_digits(found.total("held")),
            closed=two_digits(found.total("closed")), open=two_digits(found.total("open_minutes")),
            planned=two_digits(found.planned),
        )  # fmt: skip

    def _others(self) -> str:
        found = self._given.contents
        return self.say(
            "others", documents=two_digits(found.total("documents")), numbered=two_digits(found.total("numbered")),
            tasks=two_digits(found.total("open_tasks")), attachments=two_digits(found.total("attachments")),
        )  # fmt: skip

    def _backups(self) -> str:
        newest = self._given.newest_backup
        if newest is None:
            return self.say("no_backups")
        time = f"{official_time(newest)}, {official_date(newest.date())}"
        return self.say("backups", number=two_digits(self._given.backups), time=time)

    def _state(self) -> list[str]:
        return [self.say("faulty" if self._given.contents.faults else "whole")]


def _table(years: Sequence[YearContents]) -> Table:
    return Table(_COLUMNS, tuple(_row(year) for year in years))


def _row(year: YearContents) -> tuple[str, ...]:
    figures = (year.held, year.closed, year.open_minutes)
    registered = f"{year.documents} ({year.numbered})"
    return (str(year.year), *map(str, figures), registered, str(year.open_tasks), str(year.attachments))
