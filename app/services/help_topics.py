"""The help that comes with the program: topics, keys and news, read from ``resources/help`` once."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.domain.help_text import HelpLine, Topic, parse_lines, parse_topic
from app.domain.keys import KeyEntry, KeyPlace
from app.paths import resources

_NUMBER = re.compile(r"^\d+-")


@dataclass(frozen=True, slots=True)
class News:
    """What is new in a version, for people."""

    version: str
    title: str
    lines: tuple[HelpLine, ...]


def folder() -> Path:
    """Return where the help lies."""
    return resources() / "help"


def pictures() -> Path:
    """Return where the pictures of the help lie."""
    return folder() / "pictures"


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """Return every topic, in the order of the guide."""
    files = sorted((folder() / "topics").glob("*.md"), key=lambda path: path.name)
    return tuple(parse_topic(_NUMBER.sub("", path.stem), path.read_text(encoding="utf-8")) for path in files)


@lru_cache(maxsize=1)
def key_places() -> tuple[KeyPlace, ...]:
    """Return the keys of the program, place by place."""
    data = json.loads((folder() / "keys.json").read_text(encoding="utf-8"))
    return tuple(
        KeyPlace(one["code"], one["title"], tuple(_entry(entry) for entry in one["keys"])) for one in data["places"]
    )


@lru_cache(maxsize=1)
def news() -> tuple[News, ...]:
    """Return what is new, the newest version first."""
    files = (folder() / "news").glob("*.md")
    return tuple(sorted((_news(path) for path in files), key=lambda one: version_key(one.version), reverse=True))


def news_since(seen: str, present: str) -> tuple[News, ...]:
    """Return the news of versions after ``seen`` up to the ``present`` one; all up to it where none was seen."""
    known = version_key(seen) if seen else ()
    return tuple(one for one in news() if known < version_key(one.version) <= version_key(present))


def version_key(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def chapters(shown: Sequence[Topic]) -> tuple[tuple[str, tuple[Topic, ...]], ...]:
    """Return topics by chapter, both in their order."""
    names = dict.fromkeys(topic.chapter for topic in shown)
    return tuple((name, tuple(topic for topic in shown if topic.chapter == name)) for name in names)


def _news(path: Path) -> News:
    title, _, body = path.read_text(encoding="utf-8").replace("\r\n", "\n").partition("\n")
    return News(path.stem, title.removeprefix("# ").strip(), parse_lines(body))


def _entry(data: dict[str, object]) -> KeyEntry:
    keys, caps = data["keys"], data.get("caps", [])
    assert isinstance(keys, list)
    assert isinstance(caps, list)
    return KeyEntry(tuple(keys), str(data["does"]), str(data.get("shown", "")), str(data.get("at", "")), tuple(caps))
