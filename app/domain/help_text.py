"""Topics of the help: a few marks in plain text become paragraphs, and words find topics whatever their diacritics.

A topic begins with its title (``# …``) and lines ``name: value`` (chapter, places, keywords, picture). Below a blank
line stand paragraphs, ``- `` items and ``1. `` steps. Within them ``**…**`` is strong, a key stands in grave accents,
and ``[words](topic)`` leads to another topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.domain.vietnamese import fold

Mark = Literal["plain", "strong", "key", "link"]
Kind = Literal["text", "item", "step"]

_MARKS = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<key>[^`]+)`|\[(?P<link>[^\]]+)\]\((?P<target>[^)]+)\)")
_STEP = re.compile(r"\d+\. ")
_WORD = re.compile(r"[^\W_]+")
#: How much a word counts by where it stands: title, keywords, text.
_WEIGHTS = (8, 4, 1)


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one kind; ``target`` is the topic that a link leads to."""

    text: str
    mark: Mark = "plain"
    target: str = ""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A paragraph, an item of a list, or a numbered step."""

    kind: Kind
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the help; ``places`` are the pages and steps it speaks of, ``picture`` a file with its caption."""

    id: str
    title: str
    chapter: str
    lines: tuple[HelpLine, ...]
    places: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    picture: str = ""
    caption: str = ""

    @property
    def links(self) -> tuple[str, ...]:
        """The topics that its words lead to."""
        return tuple(span.target for line in self.lines for span in line.spans if span.mark == "link")


def parse_topic(name: str, text: str) -> Topic:
    """Return the topic of that name; raises ValueError that says what is wrong in its text."""
    head, _, body = text.replace("\r\n", "\n").strip().partition("\n\n")
    title, *facts = head.split("\n")
    if not title.startswith("# "):
        raise ValueError(f"{name}: the first line is no title")
    said = dict(_fact(name, line) for line in facts)
    picture, _, caption = said.get("picture", "").partition("|")
    return Topic(
        name, title[2:].strip(), said.get("chapter", ""), parse_lines(body), _listed(said.get("places", "")),
        _listed(said.get("keywords", "")), picture.strip(), caption.strip(),
    )  # fmt: skip


def parse_lines(body: str) -> tuple[HelpLine, ...]:
    """Return the lines of a text; one that is indented goes on with the line before."""
    joined = re.sub(r"\n +", " ", body.strip())
    return tuple(_line(line.strip()) for line in joined.split("\n") if line.strip())


def find(topics: Iterable[Topic], text: str) -> tuple[Topic, ...]:
    """Return the topics that have every word of ``text``, the last one perhaps only begun; the best first."""
    words = _WORD.findall(fold(text))
    if not words:
        return ()
    ranked = [(_rank(topic, words), topic) for topic in topics]
    return tuple(topic for rank, topic in sorted(ranked, key=lambda one: -one[0]) if rank)


def topic_of(topics: Iterable[Topic], place: str) -> Topic | None:
    """Return the topic of a place, for a step that has none that of the whole live view; None without one."""
    known = {code: topic for topic in reversed(tuple(topics)) for code in topic.places}
    return known.get(place) or known.get(place.partition(":")[0])


def _fact(name: str, line: str) -> tuple[str, str]:
    key, mark, value = line.partition(":")
    if not mark or key not in {"chapter", "places", "keywords", "picture"}:
        raise ValueError(f"{name}: “{line}” is none of the facts of a topic")
    return key, value.strip()


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _line(line: str) -> HelpLine:
    if line.startswith("- "):
        return HelpLine("item", _spans(line[2:]))
    step = _STEP.match(line)
    return HelpLine("step", _spans(line[step.end() :])) if step else HelpLine("text", _spans(line))


def _spans(text: str) -> tuple[Span, ...]:
    spans, end = [], 0
    for found in _MARKS.finditer(text):
        spans.append(Span(text[end : found.start()]))
        if found["strong"]:
            spans.append(Span(found["strong"], "strong"))
        elif found["key"]:
            spans.append(Span(found["key"], "key"))
        else:
            spans.append(Span(found["link"], "link", found["target"]))
        end = found.end()
    return tuple(span for span in (*spans, Span(text[end:])) if span.text)


def _rank(topic: Topic, words: list[str]) -> int:
    """Return how well a topic fits, 0 when a word is missing."""
    parts = (topic.title, " ".join(topic.keywords), " ".join(line.text for line in topic.lines))
    held = [_WORD.findall(fold(part)) for part in parts]
    phrase = " ".join(words)
    rank = sum(2 * weight * (phrase in " ".join(part)) for weight, part in zip(_WEIGHTS, held, strict=True))
    for number, word in enumerate(words):
        last = number == len(words) - 1
        fits = [any(one == word or (last and one.startswith(word)) for one in part) for part in held]
        if not any(fits):
            return 0
        rank += sum(weight for weight, fit in zip(_WEIGHTS, fits, strict=True) if fit)
    return rank
