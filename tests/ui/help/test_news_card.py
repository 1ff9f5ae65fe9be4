"""What is new is shown once, on the desk of a machine that was brought up to date."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import __version__, settings
from app.ui.context import AppContext
from app.ui.desk_page import DeskPage
from app.ui.help.news_card import NewsCard, unseen
from tests.finding import visible


@pytest.fixture
def upgraded() -> None:
    """A machine where an earlier version had a book open."""
    settings.save(replace(settings.Settings(), last_book="/so.scb", seen_version="0.0.1"))


def test_an_upgrade_is_told_once(upgraded: None) -> None:
    assert unseen()[0].version == __version__
    assert unseen() == ()


def test_a_version_from_before_the_news_counts_as_an_upgrade() -> None:
    settings.save(replace(settings.Settings(), last_book="/so.scb"))
    assert unseen() != ()


def test_a_new_machine_is_told_nothing() -> None:
    assert unseen() == ()
    settings.save(replace(settings.load(), last_book="/so.scb"))
    assert unseen() == ()


def test_the_card_stands_on_the_desk_until_it_is_read(upgraded: None, qtbot: QtBot, context: AppContext) -> None:
    page = DeskPage(context)
    qtbot.addWidget(page)
    page.refresh()
    page.show()
    card = visible(page, NewsCard, "news_card")
    visible(card, QPushButton, "news_seen").click()
    assert not card.isVisible()
    page.refresh()
    assert not card.isVisible()


def test_a_desk_without_news_has_no_card(qtbot: QtBot, context: AppContext) -> None:
    page = DeskPage(context)
    qtbot.addWidget(page)
    page.show()
    assert not page.view.news.isVisible()
