"""Reading a Word file from outside: its words, tracked changes and comments, and files that mean harm."""

from __future__ import annotations

import time

import pytest

from app.errors import KnownError
from app.exporters import word_text
from app.exporters.word_text import NOT_WORD, OLD_WORD, TOO_LARGE, UNSAFE, WordComment, WordPiece, read_word
from tests.exporters.word_files import deleted, inserted, paragraph, run, word, zipped

DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>'


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_word(data)]


def refused(data: bytes) -> str:
    with pytest.raises(KnownError) as found:
        read_word(data)
    return found.value.text


def test_runs_are_one_text_and_empty_paragraphs_say_nothing() -> None:
    assert texts(word(paragraph(run("Chi "), run("bộ")) + paragraph() + paragraph(run(" ")))) == ["Chi bộ"]


def test_cells_of_tables_are_lines_in_their_order() -> None:
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("một", "hai"))
    found = read_word(word(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraph(run('ba'))}"))
    assert [(line.text, line.in_table) for line in found] == [("một", True), ("hai", True), ("ba", False)]


def test_tracked_changes_are_known_as_such() -> None:
    line = read_word(word(paragraph(run("Giao "), deleted("mười"), inserted("mười hai"), run(" việc"))))[0]
    assert (line.text, line.original, line.is_tracked) == ("Giao mười hai việc", "Giao mười việc", True)
    assert WordPiece("mười hai", "inserted") in line.pieces


def test_a_row_and_a_paragraph_that_were_deleted() -> None:
    gone = f"<w:tbl><w:tr><w:trPr><w:del w:id='3'/></w:trPr><w:tc>{paragraph(run('bỏ'))}</w:tc></w:tr></w:tbl>"
    joined = f"<w:p><w:pPr><w:rPr><w:del w:id='4'/></w:rPr></w:pPr>{run('Câu đầu ')}</w:p>{paragraph(run('câu sau'))}"
    found = read_word(word(gone + joined))
    assert [(line.text, line.original) for line in found] == [("", "bỏ"), ("Câu đầu câu sau", "Câu đầu câu sau")]


def test_comments_stand_at_their_paragraph() -> None:
    comment = f'<w:comment w:id="7" w:author="Bí thư">{paragraph(run("Xem lại"))}</w:comment>'
    body = paragraph(run("Một")) + paragraph(run("Hai"), '<w:r><w:commentReference w:id="7"/></w:r>')
    assert [line.comments for line in read_word(word(body, comment))] == [(), (WordComment("Bí thư", "Xem lại"),)]


def test_boxes_links_and_fields_give_their_words_once() -> None:
    box = f"<w:r><w:drawing><w:txbxContent>{paragraph(run('trong khung'))}</w:txbxContent></w:drawing></w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    link = f"<w:hyperlink>{run('liên kết')}</w:hyperlink>"
    twice = (
        "<mc:AlternateContent xmlns:mc='m'><mc:Fallback><w:r><w:t>cũ</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    assert texts(word(paragraph(run("Một "), link, field, box, twice))) == ["Một liên kết", "trong khung"]


@pytest.mark.parametrize("head", [DOCTYPE, LAUGHS])
def test_declarations_of_entities_are_refused_unread(head: str) -> None:
    began = time.process_time()
    assert refused(word(paragraph(run("&e;" if "&e" in head else "x")), head=head)) == UNSAFE
    assert time.process_time() - began < 1


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_text, "MOST_TEXT", 2_000_000)
    bomb = word(paragraph(run("x" * 5_000_000)))
    assert len(bomb) < 20_000
    assert refused(bomb) == TOO_LARGE


def test_a_bomb_that_lies_about_its_size_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_text, "MOST_TEXT", 200_000)
    body = paragraph(run("x" * 300_000))
    data = word(body)
    place = data.rindex(b"word/document2.xml") - 46 + 24  # the uncompressed size in the central directory
    small = data[:place] + (1000).to_bytes(4, "little") + data[place + 4 :]
    assert refused(small) in (TOO_LARGE, NOT_WORD)


def test_too_many_parts_and_too_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_text, "MOST_ENTRIES", 3)
    assert refused(word(paragraph(run("x")), a="", b="")) == TOO_LARGE
    monkeypatch.setattr(word_text, "MOST_LINES", 5)
    assert refused(word(paragraph(run("x")) * 9)) == TOO_LARGE


def test_files_that_are_no_word_files() -> None:
    whole = word(paragraph(run("Chi bộ")))
    assert refused(b"") == refused(b"PK\x03\x04") == refused(whole[: len(whole) // 2]) == NOT_WORD
    assert refused(zipped(**{"xl/workbook.xml": "<workbook/>"})) == NOT_WORD
    assert refused(word("<w:p>")) == NOT_WORD
    assert refused(b"\xd0\xcf\x11\xe0" + bytes(600)) == OLD_WORD


def test_what_lies_outside_the_file_is_not_asked_for() -> None:
    link = '<Relationship Type="x/officeDocument" Target="http://x/" TargetMode="External"/>'
    outside = f'<Relationships xmlns="r">{link}</Relationships>'
    data = zipped(**{"_rels/.rels": outside})
    assert refused(data) == NOT_WORD


def test_a_text_of_nothing_but_elements_is_not_laid_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_text, "MOST_NODES", 50)
    assert texts(word(paragraph(run("x")))) == ["x"]
    assert refused(word("<w:p/>" * 60)) == TOO_LARGE
