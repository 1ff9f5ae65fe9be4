"""Documents of the sample as other programs see them; each check is skipped where its program is not installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from pypdf import PdfReader

from app.services import documents
from app.services.open_book import OpenBook

HELD = ("2026-q1", "2026-q2", "2026-q3")
SOFFICE = shutil.which("soffice")
VALIDATOR = os.environ.get("OOXML_VALIDATOR")


@pytest.fixture(scope="module")
def exported(made_books: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every kind of document of the sample, as files."""
    folder = tmp_path_factory.mktemp("exported")
    book_path = Path(shutil.copy(made_books / "sample.scb", folder / "sample.scb"))
    book = OpenBook.open(book_path, None, lambda state: None)
    paths = []
    wanted = [(HELD[-1], kind) for kind in documents.SESSION_KINDS]
    wanted += [("2026-q4", kind) for kind in documents.BEFOREHAND] + [(session, "minutes") for session in HELD[:-1]]
    for session, kind in wanted:
        path = folder / f"{session}-{kind}.docx"
        documents.write(path, documents.make(book, session, kind).docx)
        paths.append(path)
    for kind in documents.YEAR_KINDS:
        path = folder / f"2026-{kind}.docx"
        documents.write(path, documents.make_year(book, 2026, kind).docx)
        paths.append(path)
    book.close()
    return paths


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_lays_out_the_same_pages(exported: list[Path], tmp_path: Path) -> None:
    command = [str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, exported)],
        check=True,
        capture_output=True,
        timeout=110,
    )
    for path in exported:
        theirs = PdfReader(tmp_path / f"{path.stem}.pdf")
        assert abs(len(theirs.pages) - documents.render(path.read_bytes()).count) <= 1
        assert "backdrop" in path.stem or "ĐẢNG CỘNG SẢN VIỆT NAM" in theirs.pages[0].extract_text()


@pytest.mark.skipif(VALIDATOR is None, reason="OOXML_VALIDATOR does not name Microsoft's Open XML validator")
def test_microsofts_validator_finds_nothing(exported: list[Path]) -> None:
    for path in exported:
        done = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, timeout=60, check=False)
        assert json.loads(done.stdout)["ok"], done.stdout


def test_the_schema_audit_finds_nothing(exported: list[Path]) -> None:
    for path in exported:
        found = OpenXmlValidator().validate(path)
        assert found.is_valid, [str(error) for error in found.errors]
