"""Agendas and rule packs, read from files: the program's own, and a committee's in ``home()/"agendas"``.

A committee's agenda is one more file of the same shape, so every file is checked as if a stranger had written it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from app.domain.agenda import FACTS, AgendaProfile, AgendaStep
from app.domain.rule_faults import Faults, blank, pack_faults, source_faults
from app.domain.rules import RulePack
from app.domain.vietnamese import clean
from app.errors import KnownError, NotFound, WrongInput
from app.paths import home, resources

DEFAULT_AGENDA = "8-step"
DEFAULT_RULES = "HD42-2025"

#: What a step's ``lead`` may leave open, as ``{chair}``.
PLACEHOLDERS = frozenset({"chair", "minutes_taker", "presenters", "guests", "topic"})

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_OFFSET = re.compile(r"\(byte (\d+)\)")
_PLACE = re.compile(r" - at `\$\.?(.*)`$")
_PROBLEMS = (
    (re.compile(r"Object missing required field `(.+?)`"), "thiếu khóa “{}”"),
    (re.compile(r"Invalid enum value '(.+?)'"), "không có giá trị “{}”"),
)

Entry = TypeVar("Entry", AgendaProfile, RulePack)


def agenda_profiles() -> tuple[AgendaProfile, ...]:
    """Return every agenda: the default first, then the program's own, then the committee's; each group by file name.

    Raises a KnownError that names the file and the place when one of them is wrong.
    """
    return _agendas(resources() / "agendas", home() / "agendas")


def agenda_profile(code: str) -> AgendaProfile:
    """Return the agenda of that code; raises NotFound with the codes there are.

    The program's own agendas are found even while a committee's file is refused: no such file may shut a book.
    """
    shipped = (profile for profile in _agendas(resources() / "agendas") if profile.code == code)
    return next(shipped, None) or _named(code, agenda_profiles(), "chương trình sinh hoạt")


def rule_packs() -> tuple[RulePack, ...]:
    """Return every rule pack, the default first."""
    return _rules(resources() / "rules")


def rule_pack(code: str = DEFAULT_RULES) -> RulePack:
    """Return the rule pack of that code; raises NotFound with the codes there are."""
    return _named(code, rule_packs(), "bộ quy định")


@lru_cache(maxsize=8)
def _agendas(*folders: Path) -> tuple[AgendaProfile, ...]:
    return _collect(folders, AgendaProfile, _agenda_faults, DEFAULT_AGENDA)


@lru_cache(maxsize=8)
def _rules(*folders: Path) -> tuple[RulePack, ...]:
    return _collect(folders, RulePack, pack_faults, DEFAULT_RULES)


def _named(code: str, entries: tuple[Entry, ...], what: str) -> Entry:
    for entry in entries:
        if entry.code == code:
            return entry
    raise NotFound(f"Không có {what} “{code}”. Có: {', '.join(entry.code for entry in entries)}.")


def _collect(
    folders: tuple[Path, ...], kind: type[Entry], faults: Callable[[Entry], Faults], default: str
) -> tuple[Entry, ...]:
    found: dict[str, tuple[Path, Entry]] = {}
    for path in _files(folders):
        entry = _parse(_text(path), str(path), kind)
        for place, problem in faults(entry):
            raise WrongInput(f"{path}, {place}", problem)
        if entry.code in found:
            first = found[entry.code][0]
            raise WrongInput(f"{path}, code", f"mã “{entry.code}” đã có trong {first}; đặt mã khác rồi mở lại")
        found[entry.code] = path, entry
    entries = [entry for _, entry in found.values()]
    return tuple(sorted(entries, key=lambda entry: entry.code != default))


def _files(folders: tuple[Path, ...]) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(path for path in folder.glob("*.json") if not path.name.startswith("."))


def parse_pack(text: str, origin: str) -> RulePack:
    """Return the rule pack of a text; raises WrongInput that names ``origin`` and the place when it is wrong."""
    pack = _parse(text, origin, RulePack)
    for place, problem in pack_faults(pack):
        raise WrongInput(f"{origin}, {place}", problem)
    return pack


def parse_draft(text: str) -> RulePack:
    """Return a rule pack of a text that may still have faults; raises WrongInput when it is none."""
    return _parse(text, "Bộ quy định đang sửa", RulePack)


def pack_text(pack: RulePack) -> str:
    """Return a rule pack as the text of a file of the same shape."""
    return msgspec.json.format(msgspec.json.encode(pack), indent=2).decode()


def _parse(text: str, origin: str, kind: type[Entry]) -> Entry:
    try:
        raw = msgspec.json.decode(text)
        entry = msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise _misfit(origin, str(error)) from error
    except msgspec.DecodeError as error:
        raise WrongInput(f"{origin}, dòng {_line(text, str(error))}", "không đúng cách viết JSON") from error
    for place in _unknown_keys(raw, msgspec.to_builtins(entry)):
        raise WrongInput(f"{origin}, {place}", "không có khóa này")
    return entry


def _text(path: Path) -> str:
    try:
        return clean(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongInput(str(path), "không phải văn bản UTF-8; lưu lại tệp theo UTF-8 rồi mở lại") from error
    except OSError as error:
        raise KnownError(f"Không đọc được {path}. Kiểm tra quyền đọc tệp rồi mở lại.") from error


def _misfit(origin: str, message: str) -> WrongInput:
    place = _PLACE.search(message)
    where = f"{origin}, {place[1]}" if place and place[1] else origin
    return WrongInput(where, _problem(message))


def _problem(message: str) -> str:
    for pattern, problem in _PROBLEMS:
        if match := pattern.match(message):
            return problem.format(match[1])
    return "giá trị không đúng kiểu"


def _line(text: str, message: str) -> int:
    offset = _OFFSET.search(message)
    before = text.encode()[: int(offset[1])] if offset else text.encode().rstrip()
    return before.count(b"\n") + 1


def _unknown_keys(raw: object, known: object, place: str = "") -> Iterator[str]:
    if isinstance(raw, dict) and isinstance(known, dict):
        for key, value in raw.items():
            inner = f"{place}.{key}" if place else str(key)
            if key in known:
                yield from _unknown_keys(value, known[key], inner)
            else:
                yield inner
    elif isinstance(raw, list) and isinstance(known, list | tuple):
        for index, pair in enumerate(zip(raw, known, strict=True)):
            yield from _unknown_keys(*pair, f"{place}[{index}]")


def _agenda_faults(profile: AgendaProfile) -> Faults:
    yield from blank(profile, "", "code", "title")
    yield from source_faults(profile.source, "source")
    for index, name in enumerate(profile.recipients):
        if not name.strip():
            yield f"recipients[{index}]", "chưa ghi"
    if not profile.session_kinds:
        yield "session_kinds", "chưa ghi loại buổi sinh hoạt nào"
    if not profile.steps:
        yield "steps", "chương trình chưa có bước nào"
    for index, step in enumerate(profile.steps):
        yield from _step_faults(step, index + 1, f"steps[{index}].")


def _step_faults(step: AgendaStep, number: int, place: str) -> Faults:
    if step.number != number:
        yield f"{place}number", f"số thứ tự phải là {number}, đang ghi {step.number}"
    yield from blank(step, place, "title", "short_title")
    for index, fact in enumerate(step.facts):
        if fact not in FACTS:
            yield f"{place}facts[{index}]", f"không có “{fact}”; dùng: {', '.join(FACTS)}"
    for match in _BRACES.finditer(step.lead):
        if match[1] not in PLACEHOLDERS:
            yield f"{place}lead", f"không hiểu “{match[0]}”; dùng: {_placeholders()}"
    for index, sub_step in enumerate(step.sub_steps):
        yield from blank(sub_step, f"{place}sub_steps[{index}].", "title")
        yield from source_faults(sub_step.source, f"{place}sub_steps[{index}].source")


def _placeholders() -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS))
