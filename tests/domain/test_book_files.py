"""The file of a new book as it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.book_files import book_path, file_fault

FOLDER = Path("/tài liệu")


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("Chi bộ A", FOLDER / "Chi bộ A.scb"),
        ("  Chi bộ A.SCB ", FOLDER / "Chi bộ A.SCB"),
        ("sổ 1.2", FOLDER / "sổ 1.2.scb"),
        ("/thẻ/sổ.scb", Path("/thẻ/sổ.scb")),
        ('"/thẻ/sổ.scb"', Path("/thẻ/sổ.scb")),
        ("/thẻ/s\x00ổ.scb", Path("/thẻ/sổ.scb")),
    ],
)
def test_a_book_lies_where_it_was_typed_or_in_the_usual_folder(typed: str, path: Path) -> None:
    assert book_path(typed, FOLDER) == path
    assert file_fault(typed, FOLDER) is None


@pytest.mark.parametrize(
    ("typed", "offer"),
    [
        ("a?b", "a b.scb"),
        ("CON", "_CON.scb"),
        ("/thẻ/nul.scb", "_nul.scb"),
        ("sổ.", "sổ.scb"),
        ("a: b", "a b.scb"),
        ("x" * 300, f"{'x' * 119}.scb"),
    ],
)
def test_a_name_that_windows_refuses_is_told_with_one_that_it_takes(typed: str, offer: str) -> None:
    fault = file_fault(typed, FOLDER)
    assert fault is not None
    assert fault.offer is not None
    assert fault.offer.name == offer
    assert file_fault(str(fault.offer), FOLDER) is None


@pytest.mark.parametrize("typed", ["", "   ", "/thẻ/", "..", '""'])
def test_without_a_name_nothing_is_offered(typed: str) -> None:
    fault = file_fault(typed, FOLDER)
    assert fault is not None
    assert fault.offer is None


def test_a_long_name_is_called_long() -> None:
    fault = file_fault("Chi bộ " * 50, FOLDER)
    assert fault is not None
    assert "quá dài" in fault.text
    assert len(fault.text) < 80
