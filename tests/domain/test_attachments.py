"""Files kept in the book: which are opened, names, sizes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain import attachments
from app.domain.attachments import MEGABYTE, Limits, can_open, ending, kept_name, media_of, size_words, total_words
from app.domain.year_records import AttachmentRecord

LIMITS = Limits(20 * MEGABYTE, 100 * MEGABYTE)


def kept(name: str, size: int = 10, sha256: str = "ab") -> AttachmentRecord:
    return AttachmentRecord(1, "Tệp", datetime(2026, 1, 1), name, "", size, sha256)


@pytest.mark.parametrize("name", ["a.pdf", "B.DOCX", "c.d.png", "đ.txt", "e.jpeg", "g.ods"])
def test_documents_and_pictures_are_opened(name: str) -> None:
    assert can_open(kept(name))
    assert media_of(name) != attachments.UNKNOWN


@pytest.mark.parametrize(
    "name", ["a.exe", "b.docm", "c.pdf.exe", "d", ".pdf", "e.html", "f.js", "g.lnk", "h.svg", "i.zip"]
)
def test_whatever_could_run_is_not(name: str) -> None:
    assert not can_open(kept(name))


def test_a_paper_has_nothing_to_open() -> None:
    assert not can_open(kept("a.pdf", sha256=""))


@pytest.mark.parametrize(("name", "safe"), [
    ("Biên bản.PDF", "Biên bản.pdf"), ("C:\\x\\..\\a?b.docx", "a b.docx"), ("gpj\u202eexe.pdf", "gpjexe.pdf"),
    ("con.txt", "_con.txt"), ("no ending", "no ending"), ("a/b/c.png", "c.png"), ("...", "Chưa đặt tên"),
])  # fmt: skip
def test_names_are_kept_as_every_system_takes_them(name: str, safe: str) -> None:
    assert kept_name(name) == safe


def test_an_ending_is_short_and_plain() -> None:
    assert (ending("a.tar.GZ"), ending("a.một"), ending("a." + "x" * 30)) == (".gz", "", "")


@pytest.mark.parametrize(("size", "said"), [
    (812, "812 byte"), (34 * 1024, "34 KB"), (1468006, "1,4 MB"), (20 * MEGABYTE, "20 MB"),
])  # fmt: skip
def test_sizes_are_said_as_people_read_them(size: int, said: str) -> None:
    assert size_words(size) == said


def test_the_total_counts_files_not_papers() -> None:
    files = (kept("a.pdf", MEGABYTE), kept("b.pdf", MEGABYTE), kept("", 0, ""))
    assert total_words(files, LIMITS) == "2 tệp, tất cả 2 MB; mỗi tệp nhiều nhất 20 MB."
    heavy = (replace(files[0], size=200 * MEGABYTE),)
    assert "bản sao lưu sẽ lâu hơn" in total_words(heavy, LIMITS)


def test_what_is_too_large_is_told_with_what_to_do() -> None:
    assert attachments.too_large(20 * MEGABYTE, LIMITS) == ""
    assert "hồ sơ giấy" in attachments.too_large(20 * MEGABYTE + 1, LIMITS)
