"""What writing a document costs: it grows with what the document says and no faster, in work and in memory.

Work is told by the number of calls, which no other program on the machine can change.
"""

from __future__ import annotations

import copy
import sys
import tracemalloc
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from app.exporters.blocks import Block, Column, Document, Heading, Kept, NewPage, Table, paragraph
from app.exporters.docx_writer import write_docx
from app.exporters.profile import load_profile

WORDS = "Nhất trí với báo cáo đề dẫn; đề nghị chi bộ phân công cụ thể từng đồng chí, có hạn hoàn thành. " * 8


def written(*blocks: Block) -> bytes:
    return write_docx(Document("Biên bản", blocks), load_profile(), created=datetime(2026, 1, 1))


def speeches(number: int) -> list[Block]:
    return [block for n in range(number) for block in (Heading(2, f"{n}- Ý kiến"), paragraph(f"{n} {WORDS}"))]


def table(rows: int) -> list[Block]:
    columns = tuple(Column(str(n), 25) for n in range(6))
    return [Table(columns, tuple((str(n), "An", "Bình", "Có mặt", "", "x") for n in range(rows)))]


def tables(number: int) -> list[Block]:
    return [block for _ in range(number) for block in table(3)]


def kept(number: int) -> list[Block]:
    docx = written(*speeches(10))
    return [block for _ in range(number) for block in (NewPage(), Kept(docx))]


def calls(work: Callable[[], object]) -> int:
    """Return how many functions are called, those of the libraries as well."""
    made = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


@pytest.mark.parametrize("content", [speeches, table, tables, kept])
def test_ten_times_the_content_is_ten_times_the_work(content: Callable[[int], list[Block]]) -> None:
    written(*content(1))  # what is made once
    few, many = content(20), content(200)
    assert calls(lambda: written(*many)) < 11 * calls(lambda: written(*few))


def test_no_part_of_a_document_is_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    written(*speeches(1))
    copied: list[Any] = []
    monkeypatch.setattr(copy, "deepcopy", lambda value, memo=None: copied.append(value))
    written(*speeches(30), *table(30), *kept(2))
    assert copied == []


def test_body_never_stands_in_memory_whole() -> None:
    blocks = speeches(3000)
    written(*speeches(1))
    tracemalloc.start()
    try:
        docx = written(*blocks)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    with ZipFile(BytesIO(docx)) as archive:
        body = archive.getinfo("word/document.xml").file_size
    assert body > 4_000_000
    assert peak < body / 4
