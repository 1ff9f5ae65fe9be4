"""Exports where the disk or the name stands in the way, and what an exported file must not carry."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path

import pytest

from app import cli
from app.domain.file_names import LONGEST, safe_file_name
from app.services import books, documents
from app.services.open_book import OpenBook
from tests.faults.traced import tampered

KINDS = ("minutes", "resolution", "invitation", "attendance")
PLACES = {
    "Vietnamese": "Hồ sơ chi bộ Thôn Đông, xã Tân Hòa",
    "decomposed": unicodedata.normalize("NFD", "Nguyễn Thị Ánh"),
    "emoji": "Chi bộ ⭐ 2026 👨‍👩‍👧",
    "spaces": " tên có khoảng trắng ",
}


def export(book: Path, target: Path) -> int:
    return cli.main(["export", str(book), "minutes", "--session", "2026-q1", "--out", str(target)])


def test_a_target_that_is_open_in_word_is_said_with_a_way_out_and_stays(sample_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "biên bản.docx"
    target.write_bytes(b"earlier")
    command = ["app", "export", str(sample_path), "minutes", "--session", "2026-q1", "--out", str(target)]
    run = tampered("rename,renameat,renameat2", "error=EACCES", None, *command)
    assert run.returncode == 1
    assert "đang mở trong Word" in run.stderr
    assert "chọn tên khác" in run.stderr
    assert target.read_bytes() == b"earlier"
    assert not list(tmp_path.glob(".so-chi-bo*"))
    assert export(sample_path, target.with_stem("biên bản 2")) == 0


@pytest.mark.parametrize("name", PLACES.values(), ids=PLACES)
def test_a_book_is_kept_and_exported_under_any_name(
    sample_path: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / name
    folder.mkdir()
    monkeypatch.setenv("SO_CHI_BO_HOME", str(folder / "nhà"))
    book = sample_path.rename(folder / f"{name}.scb")
    assert export(book, folder / f"{name}.docx") == 0
    assert cli.main(["backup", str(book), str(folder / f"{name} sao.scb")]) == 0
    opened = OpenBook.open_unlocked(book, None, lambda _: None, alone=True)
    assert len(opened.members()) == 32
    opened.close()


def test_too_long_a_name_is_refused_before_anything_is_made(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(sample_path, tmp_path / f"{'ộ' * 90}.docx") == 1
    assert "quá dài" in capsys.readouterr().err
    assert [path.name for path in tmp_path.glob("*.docx")] == []


def test_a_path_longer_than_windows_once_allowed_works_here(sample_path: Path, tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["Tài liệu chi bộ rất dài" * 3] * 5)
    folder.mkdir(parents=True)
    target = folder / "biên bản.docx"
    assert len(str(target)) > 260
    assert export(sample_path, target) == 0


@pytest.mark.parametrize("name", ["CON", "nul", "COM1.tài liệu", "Họp: 1/2?", 'a<b>"c|d*', "cuối. ", "ộ" * 300])
def test_a_name_that_windows_refuses_becomes_one_that_it_takes(tmp_path: Path, name: str) -> None:
    safe = safe_file_name(name)
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f]', safe)
    assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", safe, re.IGNORECASE)
    assert safe == safe.rstrip(" .")
    assert len(safe.encode()) <= LONGEST
    (tmp_path / safe).touch()


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The parts of several documents of the sample, by kind and name."""
    path = tmp_path_factory.mktemp("exports") / "Nguyễn Thị Ánh.scb"
    books.make_sample(path)
    opened = OpenBook.open(path, None, lambda _: None)
    found: dict[str, bytes] = {}
    for kind in KINDS:
        target = path.with_suffix(f".{kind}.docx")
        target.write_bytes(documents.make(opened, "2026-q1", kind).docx)
        with zipfile.ZipFile(target) as archive:
            found |= {f"{kind}/{name}": archive.read(name) for name in archive.namelist()}
    opened.close()
    return found


def test_a_document_carries_no_macro_no_link_outside_and_nothing_embedded(parts: dict[str, bytes]) -> None:
    assert not [name for name in parts if re.search(r"vba|macro|embeddings|activeX|\.bin|customXml", name)]
    relations = b"".join(data for name, data in parts.items() if name.endswith(".rels"))
    assert b"TargetMode" not in relations
    assert b"attachedTemplate" not in relations
    assert b"macroEnabled" not in b"".join(data for name, data in parts.items() if "Content_Types" in name)


def test_the_only_field_of_a_document_is_the_number_of_the_page(parts: dict[str, bytes]) -> None:
    words = b"".join(data for name, data in parts.items() if name.endswith(".xml")).decode()
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", words) + re.findall(r'w:instr="([^"]*)"', words)
    assert fields
    assert {field.strip() for field in fields} == {"PAGE"}


def test_a_document_tells_neither_who_made_it_nor_where(parts: dict[str, bytes]) -> None:
    told = b"".join(data for name, data in parts.items() if "docProps" in name).decode()
    for tag in ("dc:creator", "cp:lastModifiedBy", "Company", "Manager", "Template"):
        assert not re.search(rf"<{tag}>[^<]+<", told), tag
    everything = b"".join(parts.values()).decode(errors="replace")
    assert "Nguyễn Thị Ánh.scb" not in everything
    assert not re.search(r"<w:(ins|del|moveFrom|moveTo)\b|w:rsid", everything)
