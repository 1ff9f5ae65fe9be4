"""Documents made of a made-up session, by kind."""

from __future__ import annotations

from typing import Any

from app.domain.roll import count
from app.exporters.blocks import Document
from app.exporters.extras import Extras
from app.exporters.profile import adapted, load_profile
from app.exporters.registry import OUTLINES
from tests.exporters.reading import outline_text
from tests.factory import rules, session

PROFILE = load_profile()
BLANK = PROFILE.blank


def made(kind: str, extras: Extras | None = None, code: str = "HD05_2026", /, **facts: Any) -> Document:
    """Return a document of a kind; ``facts`` change the session."""
    record, given = session(**facts), extras or Extras()
    form = adapted(load_profile(code), given.options)
    return OUTLINES[kind][2](record, count(record.roll, rules()), form, given)


def lines(kind: str, extras: Extras | None = None, /, **facts: Any) -> list[str]:
    return outline_text(made(kind, extras, **facts))


def block(wanted: type[Any], kind: str, extras: Extras | None = None, /, **facts: Any) -> Any:
    return next(one for one in made(kind, extras, **facts).blocks if isinstance(one, wanted))


def blocks(wanted: type[Any], kind: str, extras: Extras | None = None, /, **facts: Any) -> list[Any]:
    return [one for one in made(kind, extras, **facts).blocks if isinstance(one, wanted)]
