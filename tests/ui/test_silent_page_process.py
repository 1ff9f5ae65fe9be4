"""A process for pages that never answers: the next document comes, and what was stopped is over."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.exporters import page_process, pdf
from app.ui.context import AppContext
from app.ui.documents_page import DocumentsPage

COMMAND = page_process._command
SILENT = [sys.executable, "-c", "import time; time.sleep(600)"]
PATIENCE = 10_000


@pytest.fixture
def page(qtbot: QtBot, context: AppContext, monkeypatch: pytest.MonkeyPatch) -> DocumentsPage:
    """The page of documents, all of which are laid out elsewhere."""
    monkeypatch.setattr(pdf, "LONG", 0)
    made = DocumentsPage(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_next_document_comes(qtbot: QtBot, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_process, "_command", lambda: SILENT)
    page.open_document("2026-q3", "minutes")
    qtbot.waitUntil(lambda: len(page_process._running) == 1, timeout=PATIENCE)
    monkeypatch.setattr(page_process, "_command", COMMAND)
    with qtbot.waitSignal(page.maker.ready, timeout=PATIENCE), qtbot.assertNotEmitted(page.context.said):
        page.open_document("2026-q1", "minutes")
    page.leave()


def test_a_file_that_is_stopped_is_over_and_nothing_more_is_said(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(page.maker.ready, timeout=PATIENCE):
        page.open_document("2026-q3", "minutes")
    known = set(page_process._running)
    monkeypatch.setattr(page_process, "_command", lambda: SILENT)
    page.maker.write(tmp_path / "bien-ban.pdf", as_pdf=True)
    qtbot.waitUntil(lambda: bool(page_process._running - known), timeout=PATIENCE)
    with qtbot.assertNotEmitted(page.context.said, wait=100):
        page.maker.abandon()
        qtbot.waitUntil(lambda: page.maker._jobs.wait(0), timeout=PATIENCE)
    assert not page_process._running - known and not (tmp_path / "bien-ban.pdf").exists()
    page.leave()
