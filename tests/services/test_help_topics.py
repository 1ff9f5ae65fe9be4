"""The help that comes with the program: whole, true to the keys, and findable."""

from __future__ import annotations

import re

import pytest

from app.domain.help_text import find, topic_of
from app.domain.keys import caps_of
from app.domain.vocabulary import StepKind
from app.services import help_topics
from app.services.help_topics import key_places, news_since, pictures, topics
from app.ui.pages import ASSESSMENT, FURTHER_PAGES, LIVE, PAGES, PREPARATION, READ_BACK, WORD_COMPARE

OTHER_SPECS = (LIVE, PREPARATION, READ_BACK, WORD_COMPARE, ASSESSMENT)
PLACES = [name.removesuffix("_view") for name, *_ in (*PAGES, *FURTHER_PAGES, *OTHER_SPECS)]
ASIDE = ["welcome", "lock", "recovery", "restore"]
STEPS = [f"live:{kind}" for kind in StepKind]
#: Names of keys that a text must not spell out without their mark.
BARE_KEY = re.compile(r"\b(Ctrl|Alt|Shift|Insert|Delete|Esc|Enter|Tab|F\d{1,2})\b")


@pytest.mark.parametrize("place", [*PLACES, *ASIDE])
def test_every_page_has_a_topic_of_its_own(place: str) -> None:
    assert any(place in topic.places for topic in topics())


@pytest.mark.parametrize("place", STEPS)
def test_every_step_has_a_topic_of_its_own(place: str) -> None:
    found = topic_of(topics(), place)
    assert found is not None
    assert place in found.places


def test_topics_speak_of_places_that_there_are() -> None:
    known = {*PLACES, *ASIDE, *STEPS}
    assert {place for topic in topics() for place in topic.places} <= known
    assert {place.code for place in key_places()} - {"window", "lists", "forms", "writing", "help"} <= known


def test_links_lead_to_topics() -> None:
    known = {topic.id for topic in topics()}
    assert {(topic.id, link) for topic in topics() for link in topic.links if link not in known} == set()
    assert len(known) == len(topics())


def test_pictures_are_there_small_and_used() -> None:
    used = {topic.picture for topic in topics() if topic.picture}
    held = {path.name: path.stat().st_size for path in pictures().iterdir()}
    assert used == set(held)
    assert sum(held.values()) <= 1_500_000


def test_texts_name_only_keys_of_the_map() -> None:
    caps = caps_of(key_places())
    spans = [(topic.id, span) for topic in topics() for line in topic.lines for span in line.spans]
    assert {(name, span.text) for name, span in spans if span.mark == "key" and span.text not in caps} == set()
    assert {(name, span.text) for name, span in spans if span.mark != "key" and BARE_KEY.search(span.text)} == set()


def test_topics_are_short_and_complete() -> None:
    odd = [topic.id for topic in topics() if not (2 <= len(topic.lines) <= 15 and topic.chapter and topic.keywords)]
    assert odd == []


@pytest.mark.parametrize(("words", "first"), [
    ("diem danh", "diem-danh"), ("quen mat khau", "quen-mat-khau"), ("sao luu", "sao-luu"), ("o dia day", "chua-luu"),
    ("bieu quyet", "bieu-quyet"), ("tieng noi gi day", None), ("may chieu", "man-chieu"), ("mat dien", "may-tat"),
])  # fmt: skip
def test_words_without_diacritics_find_the_topic(words: str, first: str | None) -> None:
    assert next((topic.id for topic in find(topics(), words)), None) == first


def test_news_are_those_after_the_version_seen() -> None:
    newest = help_topics.news()[0].version
    assert news_since(newest, newest) == ()
    assert news_since("", newest) == help_topics.news()
    assert news_since("", "0.0.1") == ()


def test_versions_are_compared_as_numbers() -> None:
    assert help_topics.version_key("0.10.0") > help_topics.version_key("0.9.3")


def test_the_present_version_has_its_news() -> None:
    from app import __version__

    assert [one.version for one in help_topics.news()].count(__version__) == 1
