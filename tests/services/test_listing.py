"""What ``list documents`` says of numbers: those of our documents, and the other lines of the register."""

from __future__ import annotations

from datetime import date

from app.services import listing, register
from app.services.open_book import OpenBook
from app.services.register import NewIssued
from tests.services.saving import save

DAY = date(2026, 5, 16)


def listed(book: OpenBook, year: int | None = None) -> list[tuple[str | None, str, str | None, str | None]]:
    found = listing.documents(book, year)
    return [(one.get("session"), one["kind"], one["symbol"], one["issued_on"]) for one in found if one["symbol"]]


def test_a_document_bears_what_the_register_gave_it(open_sample: OpenBook) -> None:
    of_session = NewIssued("BC", 2, None, "topic-report", DAY, "Kết quả", "2026-q2")
    save(open_sample, lambda uow: register.give(uow, of_session))
    save(
        open_sample,
        lambda uow: register.give(uow, NewIssued("KH", None, None, "year-plan", DAY, "Kế hoạch", year=2026)),
    )
    assert listed(open_sample) == [
        ("2026-q2", "topic-report", "02-BC/CB", "2026-05-16"), (None, "year-plan", "01-KH/CB", "2026-05-16"),
    ]  # fmt: skip


def test_other_lines_of_the_register_follow_those_withdrawn_as_well(open_sample: OpenBook) -> None:
    number = save(open_sample, lambda uow: register.give(uow, NewIssued("CV", subject="Mời họp", issued_on=DAY)))
    save(open_sample, lambda uow: register.give(uow, NewIssued("CV", subject="Khác", issued_on=date(2025, 1, 2))))
    save(open_sample, lambda uow: register.void(uow, number, "Nhầm"))
    last = listing.documents(open_sample, 2026)[-1]
    assert (last["title"], last["symbol"], last["void"], last["kind"]) == ("Mời họp", "01-CV/CB", True, "")


def test_documents_without_a_number_say_so(open_sample: OpenBook) -> None:
    assert listed(open_sample) == []
    assert all("number" in one for one in listing.documents(open_sample, 2026))
