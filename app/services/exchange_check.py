"""From bytes to a checked exchange file. A fault names its place: ``sessions[2].attendance[14].member``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from app.domain.vocabulary import SessionKind
from app.errors import NotFound, WrongInput
from app.exporters.profile import load_profile
from app.services import catalogue, exchange_rules, exchange_shelf_check, exchange_values
from app.services import exchange_format as x
from app.services import exchange_people as xp
from app.services.exchange_guard import check_size, refuse_marked
from app.services.exchange_named import days_of, members_of, times_of

_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: Why a key that could be left out elsewhere cannot be missing.
_NEEDED = {"member": ", không biết dòng này là của đồng chí nào", "step": ", không biết dòng này là của bước nào"}
#: Letters of a wrong value that are said again.
MOST_SHOWN = 80
_TYPES = {
    "str": "chữ",
    "int": "số nguyên",
    "float": "số lẻ",
    "bool": "true/false",
    "array": "danh sách",
    "object": "đối tượng",
}


def parse(data: bytes) -> x.ExchangeFile:
    """Return the file's content, checked whole; raises WrongInput that names the place of the first fault."""
    check_size(data)
    try:
        said = exchange_values.read(data)
        refuse_marked(said)
        file = msgspec.convert(said, x.ExchangeFile)
    except msgspec.ValidationError as error:
        raise _in_vietnamese(str(error)) from error
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise WrongInput("", "Tệp không phải là JSON đúng dạng UTF-8, có thể bị cắt cụt. Hãy xin lại tệp.") from error
    _check_cell(file.cell)
    _check_members(file)
    _check_sessions(file)
    _check_plan(file)
    exchange_shelf_check.check(file)
    exchange_rules.check(file)
    return file


def parse_time(text: str | None, place: str) -> datetime | None:
    """Return a local time, or None for none; raises WrongInput for anything that is not one."""
    if text is None:
        return None
    if not _TIME.fullmatch(text):
        raise WrongInput(place, f"“{text}” không phải giờ dạng NĂM-THÁNG-NGÀYTGIỜ:PHÚT, ví dụ 2026-11-26T14:00")
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise WrongInput(place, f"không có ngày giờ “{text}”") from error


def parse_day(text: str | None, place: str) -> date | None:
    """Return a date, or None for none; raises WrongInput for anything that is not one, such as 30/02."""
    if text is None:
        return None
    if not _DAY.fullmatch(text):
        raise WrongInput(place, f"“{text}” không phải ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2026-11-26")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongInput(place, f"không có ngày “{text}”") from error


def check_partial(text: str | None, place: str) -> None:
    """Raise WrongInput unless the text is a year, a month or a day that exists (or None)."""
    if text is None:
        return
    if not _PARTIAL.fullmatch(text):
        raise WrongInput(place, f"“{text}” không phải năm, năm-tháng hoặc năm-tháng-ngày, ví dụ 2001-02-03")
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError as error:
        raise WrongInput(place, f"không có ngày “{text}”") from error


def _check_cell(cell: xp.Organisation) -> None:
    _check_said(cell.name, "cell.name")
    for number, name in enumerate(cell.former_names):
        _check_said(name.name, f"cell.former_names[{number}].name")
        parse_day(name.valid_until, f"cell.former_names[{number}].valid_until")
    try:
        load_profile(cell.profile) if cell.profile else None
    except NotFound as error:
        raise WrongInput("cell.profile", error.text) from error


def _check_said(text: str, place: str) -> None:
    if not text.strip():
        raise WrongInput(place, "không được để trống")


def _check_members(file: x.ExchangeFile) -> None:
    _check_unique((member.id for member in file.members), "members[{}].id", "mã đảng viên")
    for number, member in enumerate(file.members):
        here = f"members[{number}]"
        _check_said(member.full_name, f"{here}.full_name")
        for name in ("joined_on", "official_on", "left_on"):
            check_partial(getattr(member, name), f"{here}.{name}")
        for place, since in enumerate(member.history):
            check_partial(since.since, f"{here}.history[{place}].since")


def _check_sessions(file: x.ExchangeFile) -> None:
    _check_unique((session.id for session in file.sessions), "sessions[{}].id", "mã buổi sinh hoạt")
    members = {member.id for member in file.members}
    for number, session in enumerate(file.sessions):
        here = f"sessions[{number}]"
        _check_frame(session, here)
        for place, member in members_of(session, here):
            _check_known(member, members, place)
        for place, text in times_of(session, here):
            parse_time(text, place)
        for place, text in days_of(session, here):
            parse_day(text, place)
        _check_unique((line.member for line in session.attendance), here + ".attendance[{}].member", "đảng viên")
        _check_unique((str(step.step) for step in session.steps), here + ".steps[{}].step", "bước")
        for at, vote in enumerate(session.votes):
            place = f"{here}.votes[{at}].dissents[{{}}].member"
            _check_unique((one.member for one in vote.dissents), place, "đảng viên")
        _check_links(session, {one.id: one for one in file.sessions}, here)


def is_self_contained(session: x.Session) -> bool:
    """Return whether a session brings its whole agenda along, so that no agenda file is needed to read it."""
    own = session.agenda not in x.COMMON_AGENDAS
    return own and bool(session.steps) and all(step.kind and step.title for step in session.steps)


def _check_frame(session: x.Session, here: str) -> None:
    if session.cell is not None:
        _check_said(session.cell.name, f"{here}.cell.name")
    if session.kind is SessionKind.THEMATIC and session.quarter is None:
        raise WrongInput(f"{here}.quarter", "buổi chuyên đề phải có quý (1 đến 4)")
    if is_self_contained(session):
        return
    try:
        profile = catalogue.agenda_profile(session.agenda)
    except NotFound as error:
        raise WrongInput(f"{here}.agenda", error.text) from error
    for place, step in enumerate(session.steps):
        if profile.step(step.step) is None and step.kind is None:
            raise WrongInput(
                f"{here}.steps[{place}].step", f"chương trình “{session.agenda}” không có bước {step.step}"
            )


def _check_links(session: x.Session, sessions: dict[str, x.Session], here: str) -> None:
    """Raise WrongInput for a place that the file's lists do not have, or a session that the file does not bring."""
    said, asked = len(session.contributions), len(session.prompts)
    for number, one in enumerate(session.contributions):
        _check_place(one.prompt, asked, f"{here}.contributions[{number}].prompt")
        _check_place(one.answers, said, f"{here}.contributions[{number}].answers")
        if one.answers == number + 1:
            raise WrongInput(f"{here}.contributions[{number}].answers", "ý kiến không thể trả lời chính nó")
    for number, speech in enumerate(session.prepared):
        _check_place(speech.contribution, said, f"{here}.prepared[{number}].contribution")
    others = [(f"{here}.follows", session.follows)]
    others += [(f"{here}.open_questions[{n}].closed_in", one.closed_in) for n, one in enumerate(session.open_questions)]
    others += [(f"{here}.task_reviews[{n}].session", one.session) for n, one in enumerate(session.task_reviews)]
    for place, other in others:
        if other is not None and other not in sessions:
            raise WrongInput(place, f"không có buổi sinh hoạt “{other}” trong tệp")
    if session.follows == session.id:
        raise WrongInput(f"{here}.follows", "buổi không thể nối tiếp chính nó")
    heard_of = (
        f"{one.task} ({one.session})" if one.session and one.task else str(n)
        for n, one in enumerate(session.task_reviews)
    )
    _check_unique(heard_of, here + ".task_reviews[{}].task", "nhiệm vụ")
    for number, heard in enumerate(session.task_reviews):
        if heard.session is not None:
            _check_place(heard.task, len(sessions[heard.session].tasks), f"{here}.task_reviews[{number}].task")


def _check_place(number: int | None, length: int, place: str) -> None:
    if number is not None and number > length:
        raise WrongInput(place, f"số thứ tự {number} vượt quá danh sách, chỉ có {length}")


def _check_plan(file: x.ExchangeFile) -> None:
    members = {member.id for member in file.members}
    sessions = {session.id for session in file.sessions}
    for number, topic in enumerate(file.plan):
        for place, member in enumerate(topic.preparers):
            _check_known(member, members, f"plan[{number}].preparers[{place}]")
        if topic.presenter is not None:
            _check_known(topic.presenter, members, f"plan[{number}].presenter")
        for name in ("session", "adopted_in"):
            uid = getattr(topic, name)
            if uid is not None and uid not in sessions:
                raise WrongInput(f"plan[{number}].{name}", f"không có buổi sinh hoạt “{uid}” trong tệp")
        _check_place(topic.replaces, len(file.plan), f"plan[{number}].replaces")
        _check_place(topic.campaign, len(getattr(file, "campaigns", ())), f"plan[{number}].campaign")


def _check_known(member: str, members: set[str], place: str) -> None:
    if member not in members:
        raise WrongInput(place, f"không có đảng viên “{member}” trong danh sách members")


def _check_unique(keys: Iterable[str], place: str, what: str) -> None:
    seen: dict[str, int] = {}
    for number, key in enumerate(keys):
        if key in seen:
            raise WrongInput(place.format(number), f"{what} “{key}” đã có ở {place.format(seen[key])}")
        seen[key] = number


def _in_vietnamese(message: str) -> WrongInput:
    """Return msgspec's message as a fault of ours; what it says is a closed set of forms, tested one by one."""
    said, _, path = message.partition(" - at `")
    place = path.rstrip("`").removeprefix("$").removeprefix(".")
    quoted = re.findall(r"`([^`]*)`|'([^']*)'", said)
    words = [(first or second)[:MOST_SHOWN] for first, second in quoted]
    within = f"{place}." if place else ""
    if said.startswith("Object contains unknown field"):
        return WrongInput(f"{within}{words[0]}", f"không có khóa nào tên “{words[0]}” trong định dạng so-chi-bo/1")
    if said.startswith("Object missing required field"):
        return WrongInput(f"{within}{words[0]}", f"thiếu khóa này{_NEEDED.get(words[0], '')}")
    if said.startswith("Invalid enum value"):
        value = said.removeprefix("Invalid enum value").strip(" '\"")[:MOST_SHOWN]
        return WrongInput(place, f"giá trị “{value}” không nằm trong các giá trị cho phép")
    if ", got " in said:
        expected, got = (" hoặc ".join(_TYPES.get(w, w) for w in word.split(" | ")) for word in words[:2])
        return WrongInput(place, f"cần {expected}, nhưng tệp ghi {got}")
    if "of length >=" in said:
        return WrongInput(place, "không được để trống")
    return WrongInput(place, f"giá trị ngoài khoảng cho phép ({said.removeprefix('Expected ').replace('`', '')})")
