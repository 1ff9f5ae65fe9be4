"""A very long paragraph is drawn in pieces that show no seam, lose no word and cost little memory."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import docx
import pytest
import rdocx
from pypdf import PdfReader

from app.exporters.blocks import Column, Table, paragraph
from app.exporters.page_pieces import MOST, in_pieces
from app.exporters.pdf import RdocxRenderer
from tests.exporters.test_pdf import written

ROOT = Path(__file__).parents[2]
MEMORY = 1_200_000_000
LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from app.exporters.pdf import RdocxRenderer
sys.stdout.buffer.write(RdocxRenderer().pdf(sys.stdin.buffer.read()))
"""


def words(number: int) -> list[str]:
    return [f"việc{n}" for n in range(number)]


def texts(made: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(made)).pages]


def pieces(made: bytes) -> list[str]:
    return [one.text for one in docx.Document(BytesIO(in_pieces(made))).paragraphs if one.text.startswith("việc")]


def test_usual_paragraphs_stay_as_they_are() -> None:
    made = written(*[paragraph("một hai ba " * 800)] * 3)
    assert in_pieces(made) is made
    assert in_pieces(b"no document") == b"no document"


@pytest.mark.parametrize("between", [" ", "   ", "\n"])
def test_no_word_is_lost_or_cut(between: str) -> None:
    made = pieces(written(paragraph(between.join(words(6000)))))
    assert len(made) > 3
    assert max(map(len, made)) <= MOST
    assert " ".join(made).split() == words(6000)


def test_a_text_without_spaces_is_cut_beside_its_signs() -> None:
    made = docx.Document(BytesIO(in_pieces(written(paragraph("&<" * MOST)))))
    assert "".join(one.text for one in made.paragraphs if "&" in one.text) == "&<" * MOST


def test_only_the_first_piece_begins_a_paragraph_and_only_the_last_one_ends_it() -> None:
    made = docx.Document(BytesIO(in_pieces(written(paragraph(" ".join(words(6000)))))))
    forms = [one.paragraph_format for one in made.paragraphs if one.text.startswith("việc")]
    assert [bool(form.first_line_indent) for form in forms] == [True] + [False] * (len(forms) - 1)
    assert [bool(form.space_before) for form in forms] == [True] + [False] * (len(forms) - 1)
    assert not any(form.space_after for form in forms[:-1])


def test_a_cell_is_drawn_in_pieces_too() -> None:
    made = written(Table((Column("TT", 11), Column("Nội dung", 100)), (("1", " ".join(words(3000))),)))
    assert len(docx.Document(BytesIO(in_pieces(made))).tables[-1].rows[-1].cells[1].paragraphs) > 1


def test_broken_lines_are_on_the_same_pages_as_before() -> None:
    made = written(paragraph("\n".join(words(1200))))
    assert in_pieces(made) is not made
    assert texts(RdocxRenderer().pdf(made)) == texts(rdocx.Document.from_bytes(made).to_pdf())


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory for a process there")
def test_pages_of_300_000_letters_in_one_paragraph_are_whole_within_little_memory() -> None:
    said = words(34_000)
    command = [sys.executable, "-c", LIMITED]
    made = written(paragraph(" ".join(said)))
    drawn = subprocess.run(command, cwd=ROOT, input=made, capture_output=True, check=True).stdout
    found = " ".join(texts(drawn)).split()
    assert [word for word in found if word.startswith("việc")] == said
