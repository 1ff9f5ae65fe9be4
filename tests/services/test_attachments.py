"""Files in a book: what is taken, what is refused, and that they come out as they went in."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from app.domain.attachments import Limits
from app.errors import KnownError
from app.models.papers import AttachmentContent
from app.services import attachments
from app.services.attachments import NewAttachment
from app.services.open_book import OpenBook
from tests.services.saving import save

AT = datetime(2026, 11, 22, 8, 0)


def keep(book: OpenBook, path: Path, title: str = "Tệp", **links: Any) -> int:
    file, new = attachments.read_file(path), NewAttachment(title, **links)
    return int(save(book, lambda uow: attachments.add(uow, new, AT, file)))


def test_a_file_comes_out_as_it_went_in(open_sample: OpenBook, tmp_path: Path) -> None:
    path = tmp_path / "Bản ký.PDF"
    path.write_bytes(bytes(range(256)) * 3000)
    number = keep(open_sample, path, session="2026-q1")
    record = open_sample.ask(attachments.kept)[0]
    assert (record.file_name, record.size, record.session) == ("Bản ký.pdf", 768000, "2026-q1")
    assert open_sample.ask(lambda uow: attachments.content(uow, number)) == path.read_bytes()


def test_a_file_changed_inside_the_book_is_not_given_out(open_sample: OpenBook, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("đúng", "utf-8")
    number = keep(open_sample, tmp_path / "a.txt")

    def change(uow: Any) -> None:
        uow.session.get(AttachmentContent, number).content = b"sai"

    save(open_sample, change)
    with pytest.raises(KnownError, match="không khớp mã kiểm tra"):
        open_sample.ask(lambda uow: attachments.content(uow, number))


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "limits", lambda: Limits(1000, 5000))
    (tmp_path / "a.pdf").write_bytes(b"x" * 1001)
    with pytest.raises(KnownError, match="nhiều nhất 1000 byte"):
        attachments.read_file(tmp_path / "a.pdf")


def test_an_empty_or_missing_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    with pytest.raises(KnownError, match="trống"):
        attachments.read_file(tmp_path / "a.pdf")
    with pytest.raises(KnownError, match="Không đọc được"):
        attachments.read_file(tmp_path / "b.pdf")


def test_a_text_file_headed_secret_is_refused_with_where_to_go(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ĐẢNG ỦY XÃ\n  TUYỆT MẬT  \nnội dung", "utf-16")
    with pytest.raises(KnownError, match=r"“Tuyệt mật”.*Hồ sơ giấy tại"):
        attachments.read_file(tmp_path / "a.txt")


@pytest.mark.parametrize("place", ["paragraph", "table", "header"])
def test_a_word_file_headed_secret_is_refused_wherever_the_mark_stands(tmp_path: Path, place: str) -> None:
    made = Document()
    made.add_paragraph("Kính gửi")
    where = {"paragraph": made, "table": made.add_table(1, 1).cell(0, 0), "header": made.sections[0].header}[place]
    where.add_paragraph("MẬT")
    made.save(str(tmp_path / "a.docx"))
    with pytest.raises(KnownError, match="“Mật”"):
        attachments.read_file(tmp_path / "a.docx")


def test_a_word_file_that_only_speaks_of_secrecy_is_taken(tmp_path: Path) -> None:
    made = Document()
    made.add_paragraph("Bảo vệ bí mật nhà nước; độ mật.")
    made.save(str(tmp_path / "a.docx"))
    assert attachments.read_file(tmp_path / "a.docx").file_name == "a.docx"


def test_a_broken_word_file_is_kept_as_it_is(tmp_path: Path) -> None:
    for number, content in enumerate((b"PK\x03\x04 broken", _zip("word/document.xml", b"<w:p><w:t>x"), _zip("x", b""))):
        path = tmp_path / f"{number}.docx"
        path.write_bytes(content)
        assert attachments.read_file(path).content == content


def test_a_paper_is_kept_by_its_place_only(open_sample: OpenBook) -> None:
    new = NewAttachment("Kết luận thanh tra", paper_place="Tủ hồ sơ chi bộ")
    save(open_sample, lambda uow: attachments.add(uow, new, AT))
    record = open_sample.ask(attachments.kept)[0]
    assert (record.sha256, record.size, record.paper_place) == ("", 0, "Tủ hồ sơ chi bộ")
    with pytest.raises(KnownError, match="nơi để hồ sơ"):
        save(open_sample, lambda uow: attachments.add(uow, NewAttachment("Giấy"), AT))


def test_words_about_a_file_change_and_secret_ones_are_refused(open_sample: OpenBook, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("chữ", "utf-8")
    number = keep(open_sample, tmp_path / "a.txt")
    save(open_sample, lambda uow: attachments.change(uow, number, NewAttachment("Tên khác", note="Ghi chú")))
    assert open_sample.ask(attachments.kept)[0].title == "Tên khác"
    with pytest.raises(KnownError, match="Tối mật"):
        save(open_sample, lambda uow: attachments.change(uow, number, NewAttachment("A", note="TỐI MẬT")))


def test_a_removed_file_takes_its_content_along(open_sample: OpenBook, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("chữ", "utf-8")
    number = keep(open_sample, tmp_path / "a.txt")
    save(open_sample, lambda uow: attachments.remove(uow, number))
    assert open_sample.ask(lambda uow: uow.session.get(AttachmentContent, number)) is None


def _zip(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, content)
    return made.getvalue()
