"""From nothing to the first minutes as a .docx, by keyboard alone: what it takes, and what comes out."""

from __future__ import annotations

from pathlib import Path

import docx
from pytestqt.qtbot import QtBot

from benchmarks import first_document as first


def test_from_nothing_to_the_first_document_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    taken = first.measure(tmp_path)
    print(first.summary(taken))
    print(*taken["seen"], sep="\n")
    assert taken["clicks"] == 0
    assert taken["keys"] <= first.GOALS["keys"]
    assert taken["screens"] <= first.GOALS["screens"]
    words = _text_of(Path(taken["document"]))
    for text in (first.NAME.upper(), first.ABOVE.upper(), first.TOPIC, first.ROOM, first.OPINION, first.CONCLUSION):
        assert text in words
    assert f"{first.PLACE}, ngày" in words
    assert all(line.split("\t")[0] in words for line in first.ROSTER.split("\n"))


def _text_of(path: Path) -> str:
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
