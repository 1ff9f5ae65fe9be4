"""The document of closed minutes is the one that was sealed, byte for byte, whatever comes later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.exporters import registry
from app.exporters.blocks import Document, paragraph
from app.services import books, checking, documents, minutes_seal
from app.services.open_book import OpenBook
from tests.exporters.reading import whole
from tests.factory import write

AT = datetime(2026, 10, 1, 9, 0)
HELD = "2026-q1"


@pytest.fixture
def sealed(sample_path: Path) -> Iterator[OpenBook]:
    """The sample with the minutes of its first session closed, open."""
    write(sample_path, lambda uow: minutes_seal.finalise(uow, HELD, AT))
    book = OpenBook.open(sample_path, None, lambda _: None)
    yield book
    book.close()


@pytest.fixture
def reworded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a later edition of the program word minutes in another way."""
    title, name, outline = registry.OUTLINES["minutes"]

    def later(*facts: object) -> Document:
        document = outline(*facts)  # type: ignore[arg-type]
        return Document(document.title, (*document.blocks, paragraph("Câu của bản sau.")))

    monkeypatch.setitem(registry.OUTLINES, "minutes", (title, name, later))


def harm(path: Path, trigger: str, statement: str) -> None:
    """Change a book with another tool."""
    raw = driver.connect(str(path))
    raw.execute(f"DROP TRIGGER {trigger}")
    raw.execute(statement)
    raw.commit()
    raw.close()


def codes(made: documents.Made) -> set[str]:
    return {finding.code for finding in made.findings} & {"seal", "sealed", "remade"}


def test_the_sealed_bytes_are_kept_and_given_out(sealed: OpenBook) -> None:
    seal, kept = sealed.session(HELD).seal, sealed.sealed_document(HELD)
    assert seal is not None
    assert kept is not None
    assert sha256(kept).hexdigest() == seal.document
    made = documents.make(sealed, HELD, "minutes")
    assert (made.docx, codes(made)) == (kept, set())


def test_a_later_wording_does_not_touch_closed_minutes(sealed: OpenBook, reworded: None) -> None:
    made = documents.make(sealed, HELD, "minutes")
    assert made.docx == sealed.sealed_document(HELD)
    open_minutes = documents.make(sealed, "2026-q2", "minutes")
    assert "Câu của bản sau." in whole(open_minutes.docx)


def test_another_form_is_not_laid_over_closed_minutes(sealed: OpenBook, reworded: None) -> None:
    made = documents.make(sealed, HELD, "minutes", "HD36_2018")
    assert (made.docx, codes(made)) == (sealed.sealed_document(HELD), {"sealed"})


def test_the_report_of_a_closed_session_is_still_made_anew(sealed: OpenBook) -> None:
    made = documents.make(sealed, HELD, "topic-report")
    assert made.docx != sealed.sealed_document(HELD)
    assert codes(made) == set()


def test_minutes_whose_document_was_not_kept_are_made_again_and_say_so_when_they_differ(
    sealed: OpenBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    harm(sealed.path, "sealed_documents_delete", "DELETE FROM sealed_documents")
    assert codes(documents.make(sealed, HELD, "minutes")) == set()
    monkeypatch.setitem(registry.OUTLINES, "minutes", registry.OUTLINES["topic-report"])
    assert codes(documents.make(sealed, HELD, "minutes")) == {"remade"}


@pytest.mark.parametrize(
    ("trigger", "statement", "said"),
    [
        ("sealed_documents_update", "UPDATE sealed_documents SET docx = docx || x'00'", "văn bản lưu lúc chốt"),
        ("sealed_contributions_update", "UPDATE contributions SET text = 'X' WHERE session_id = 1", "nội dung"),
        ("sealed_contributions_update", "UPDATE contributions SET label = 'gì' WHERE session_id = 1", "không đọc được"),
        ("sealed_votes_update", "UPDATE votes SET question = CAST(x'ff' AS TEXT)", "không đọc được"),
    ],
)
def test_what_another_tool_changed_is_found_and_told(sealed: OpenBook, trigger: str, statement: str, said: str) -> None:
    harm(sealed.path, trigger, statement)
    assert any(said in text for text in sealed.seal_faults(HELD))
    book = books.open_book(sealed.path)
    assert any(said in text for text in checking.faults(book))
    book.close()


def test_a_document_that_was_changed_is_not_given_out(sealed: OpenBook) -> None:
    kept = sealed.sealed_document(HELD)
    harm(sealed.path, "sealed_documents_update", "UPDATE sealed_documents SET docx = docx || x'00'")
    made = documents.make(sealed, HELD, "minutes")
    assert (made.docx, codes(made)) == (kept, {"seal"})


def test_the_sealed_document_goes_to_another_book_with_its_seal(
    sealed: OpenBook, tmp_path: Path, reworded: None
) -> None:
    book = books.open_book(sealed.path)
    dumped = books.dump_book(book)
    book.close()
    books.import_into(tmp_path / "sổ khác.scb", dumped)
    other = OpenBook.open(tmp_path / "sổ khác.scb", None, lambda _: None)
    assert documents.make(other, HELD, "minutes").docx == sealed.sealed_document(HELD)
    assert not other.seal_faults(HELD)
    other.close()


def test_sessions_are_looked_at_in_the_order_of_their_seals(sealed: OpenBook) -> None:
    for session in ("2026-q3", "2026-q2"):
        write(sealed.path, lambda uow, session=session: minutes_seal.finalise(uow, session, AT))
    assert sealed.sealed_sessions() == (HELD, "2026-q3", "2026-q2")
    assert not any(sealed.seal_faults(session) for session in sealed.sealed_sessions())
    assert sealed.seal_faults("2026-q4") == ()
    harm(sealed.path, "sealed_seals_delete", "PRAGMA foreign_keys=OFF")
    harm(sealed.path, "sealed_documents_delete", "DELETE FROM seals WHERE number = 2")
    assert "không nối tiếp" in " ".join(sealed.seal_faults("2026-q2"))
