"""Backups in the background of the open book, and what the foot and the settings say of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from app import settings
from app.domain.backup_words import Reason
from app.domain.backups import BackupName
from app.services import backups, meeting
from app.ui import backup_watch
from app.ui.backup_card import BackupCard
from app.ui.backup_watch import BackupWatch
from app.ui.context import AppContext
from app.ui.frame import FootLine
from tests.factory import dump


@pytest.fixture
def watch(context: AppContext) -> Iterator[BackupWatch]:
    """The watch of the sample, begun."""
    context.backups.begin()
    yield context.backups
    context.backups.stop()


@pytest.fixture
def card(qtbot: QtBot, watch: BackupWatch, context: AppContext) -> BackupCard:
    """The card of the settings, shown."""
    made = BackupCard(context)
    qtbot.addWidget(made)
    made.refresh()
    made.show()
    return made


def done(watch: BackupWatch) -> bool:
    return not watch.is_busy and (watch.newest is not None or bool(watch.problem))


def number(context: AppContext) -> int:
    return len(backups.home_shelf(context.book.path).existing())


def change(context: AppContext, topic: str = "Chuyên đề đã đổi") -> None:
    context.save(lambda uow: meeting.set_facts(uow, "2026-q4", topic=topic))
    assert context.book.flush()


def test_after_opening_a_backup_is_made_and_said(watch: BackupWatch, context: AppContext, qtbot: QtBot) -> None:
    assert (watch.line, number(context)) == ("", 0)
    qtbot.waitUntil(lambda: done(watch), timeout=10_000)
    assert watch.line.startswith("Sao lưu lúc ")
    assert number(context) == 1


def test_a_book_that_did_not_change_is_not_backed_up_again(
    watch: BackupWatch, context: AppContext, qtbot: QtBot
) -> None:
    backups.keep(context.book.path, None, datetime.now() - timedelta(days=3), Reason.CLOSE)
    watch.make(Reason.OPEN)
    qtbot.waitUntil(lambda: done(watch))
    assert number(context) == 1
    assert " ngày " in watch.line


def test_half_an_hour_after_the_last_one_a_change_gets_one(
    watch: BackupWatch, context: AppContext, qtbot: QtBot
) -> None:
    backups.keep(context.book.path, None, datetime.now() - timedelta(minutes=29), Reason.OPEN)
    watch.take()
    change(context)
    qtbot.waitUntil(lambda: watch._changed_at is not None)
    watch.look()
    assert not watch.is_busy
    assert watch.newest
    watch.newest = replace(watch.newest, name=BackupName(1, datetime.now() - timedelta(minutes=31)))
    watch.look()
    qtbot.waitUntil(lambda: number(context) == 2, timeout=10_000)


def test_a_backup_waits_for_a_pause_in_typing(
    watch: BackupWatch, context: AppContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    typing = [True]
    monkeypatch.setattr(backup_watch, "is_being_written", lambda book: typing[0])
    watch.make(Reason.CHANGE)
    qtbot.wait(250)
    assert (watch.is_busy, number(context)) == (True, 0)
    typing.clear()
    typing.append(False)
    qtbot.waitUntil(lambda: number(context) == 1)


def test_closing_makes_the_last_one(watch: BackupWatch, context: AppContext) -> None:
    change(context)
    context.book.close()
    watch.finish(5.0)
    kept = backups.best(context.book.path)
    assert kept and kept.note
    assert kept.note.reason is Reason.CLOSE
    assert dump(kept.path) == dump(context.book.path)


def test_closing_waits_no_longer_than_it_may(watch: BackupWatch, context: AppContext) -> None:
    context.book.close()
    with backups.home_shelf(context.book.path).held():  # another program is at it
        started = datetime.now()
        watch.finish(0.2)
    assert (datetime.now() - started).total_seconds() < 2


def test_where_no_backup_can_be_made_it_is_said_once_and_stays_in_the_foot(
    watch: BackupWatch, context: AppContext, qtbot: QtBot, own_home: Path
) -> None:
    own_home.mkdir(exist_ok=True)
    (own_home / "backups").write_text("no folder can be here")
    with qtbot.waitSignal(context.said, timeout=10_000) as said:
        watch.make(Reason.OPEN)
    assert said.args[0].startswith("Chưa sao lưu được")
    assert said.args[1] == "bad"
    with qtbot.assertNotEmitted(context.said):
        watch.make(Reason.OPEN)
        qtbot.waitUntil(lambda: not watch.is_busy)
    assert watch.line == "▲ Chưa sao lưu được"


def test_a_stick_that_is_not_there_is_said_and_gets_its_copy_when_it_comes_back(
    watch: BackupWatch, context: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "THẺ"
    stick.mkdir()
    backups.choose_second(stick, context.book.path)
    away = stick.rename(tmp_path / "đã rút")
    with qtbot.waitSignal(context.said, timeout=10_000) as said:
        watch.make(Reason.OPEN)
    assert "thẻ nhớ" in said.args[0]
    qtbot.waitUntil(lambda: done(watch))
    assert watch.line.endswith("Nơi thứ hai: xem lại")
    away.rename(stick)
    watch.look()
    qtbot.waitUntil(lambda: len(list(stick.rglob("*.scb"))) == 1)
    qtbot.waitUntil(lambda: "xem lại" not in watch.line)


def test_a_sample_on_trial_gets_none(context: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "is_trial", lambda book: True)
    context.backups.begin()
    context.book.close()
    context.backups.finish(5.0)
    assert number(context) == 0


def test_the_foot_says_how_backups_fare_and_leads_to_them(qtbot: QtBot, context: AppContext) -> None:
    foot = FootLine(context.tokens)
    qtbot.addWidget(foot)
    foot.show()
    state = foot.findChild(QPushButton, "backup_state")
    assert not state.isVisible()
    foot.show_backup("Sao lưu lúc 13:58")
    assert (state.isVisible(), state.text()) == (True, "Sao lưu lúc 13:58")
    with qtbot.waitSignal(foot.backup_chosen):
        state.click()


def test_one_is_made_at_once_when_asked_for(card: BackupCard, context: AppContext, qtbot: QtBot) -> None:
    assert card.findChild(QLabel, "last_backup").text().startswith("Chưa có bản sao nào")
    card.findChild(QPushButton, "backup_now").click()
    assert card.findChild(QLabel, "last_backup").text() == "Đang sao lưu…"
    qtbot.waitUntil(lambda: number(context) == 1)
    qtbot.waitUntil(lambda: "đã kiểm tra" in card.findChild(QLabel, "last_backup").text())


def test_the_second_place_is_chosen_used_and_given_up(
    card: BackupCard, context: AppContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "THẺ"
    stick.mkdir()
    monkeypatch.setattr("app.ui.backup_card.ask_folder", lambda *_: stick)
    card.findChild(QPushButton, "choose_second_place").click()
    qtbot.waitUntil(lambda: len(list(stick.rglob("*.scb"))) == 1)
    place = card.findChild(QLineEdit, "second_place")
    assert place.text() == str(stick)
    qtbot.waitUntil(lambda: not context.backups.is_busy)
    card.findChild(QPushButton, "forget_second_place").click()
    assert (place.text(), settings.load().backup_folder) == ("", "")
    assert len(list(stick.rglob("*.scb"))) == 1


def test_a_place_that_cannot_be_used_is_said(
    qtbot: QtBot, card: BackupCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.backup_card.ask_folder", lambda *_: tmp_path / "không có")
    card.findChild(QPushButton, "choose_second_place").click()
    qtbot.waitUntil(lambda: "Không dùng được" in card.findChild(QLineEdit, "second_place").accessibleDescription())


def test_a_place_that_has_gone_is_said_in_the_card(
    qtbot: QtBot, card: BackupCard, context: AppContext, tmp_path: Path
) -> None:
    stick = tmp_path / "THẺ"
    stick.mkdir()
    backups.choose_second(stick, context.book.path)
    shutil.rmtree(stick)
    context.backups.take()
    qtbot.waitUntil(lambda: "cắm thẻ" in card.findChild(QLineEdit, "second_place").accessibleDescription())
