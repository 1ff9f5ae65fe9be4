"""Exchange files made at random: whole, lawful, and as odd as people make them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st

from app.domain import vocabulary as v

Json = dict[str, Any]
MEMBERS = ("m1", "m2", "m3", "m4")
AGENDAS = ("8-step", "3-part", "self-review-cell", "self-review-committee", "hd42-thematic", "hd42-regular")
LETTERS = 'aăâđêôơưạẩỹ ÁĐ \n\t"\\/<&“”…%{}\u0301\u200d😀\x0b'


def words(kind: type[v.Word]) -> st.SearchStrategy[str]:
    return st.sampled_from([str(word) for word in kind])


def sometimes(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries({}, optional=keys)


def both(required: Json, **optional: st.SearchStrategy[Any]) -> st.SearchStrategy[Json]:
    return st.fixed_dictionaries(required, optional=optional)


TEXT = st.text(LETTERS, max_size=12)
NAME = st.sampled_from(
    ["Nguyễn Văn Hùng", "  Lê  Thị Chi ", unicodedata.normalize("NFD", "Trần Thị Thúy"), "Đỗ Văn Đạt"]
)
DAY = st.dates(date(2020, 1, 1), date(2027, 12, 31)).map(date.isoformat)
PARTIAL = st.builds(lambda day, length: day[:length], DAY, st.sampled_from([4, 7, 10])) | st.none()
MOMENT = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31)).map(
    lambda at: at.isoformat(timespec="seconds" if at.microsecond % 2 else "minutes")
)
MEMBER = st.sampled_from(MEMBERS)
GUEST = sometimes(full_name=NAME, title=TEXT)
STANDINGS = words(v.Standing)


def member(uid: str) -> st.SearchStrategy[Json]:
    history = st.lists(both({"standing": STANDINGS}, since=PARTIAL), max_size=2)
    return both(
        {"id": st.just(uid), "full_name": NAME}, standing=STANDINGS,
        position=st.sampled_from(["Bí thư", " Phó Bí thư", ""]), group=st.sampled_from(["Tổ 1", "Tổ  2", ""]),
        joined_on=PARTIAL, official_on=PARTIAL, left_on=PARTIAL, history=history,
    )  # fmt: skip


def attendance() -> st.SearchStrategy[list[Json]]:
    line = both(
        {"member": MEMBER}, status=words(v.AttendanceStatus), reason=TEXT, reason_kind=words(v.ReasonKind),
        arrived_at=MOMENT, left_at=MOMENT,
    )  # fmt: skip
    return st.lists(line, max_size=4, unique_by=lambda one: one["member"])


def steps() -> st.SearchStrategy[list[Json]]:
    wording = {"kind": words(v.StepKind), "title": TEXT, "short_title": TEXT, "lead": TEXT}
    usual = both({"step": st.integers(1, 3)}, text=TEXT, started_at=MOMENT, title=TEXT, lead=TEXT)
    own = both({"step": st.integers(20, 24)} | wording, text=TEXT, started_at=MOMENT)
    return st.lists(usual | own, max_size=3, unique_by=lambda one: one["step"])


CONTRIBUTION = sometimes(
    speaker=MEMBER | GUEST, text=TEXT, at=MOMENT, label=words(v.Label), disposition=words(v.Disposition),
    response=TEXT, time_by_hand=st.booleans(),
)  # fmt: skip
COUNTED = sometimes(**{"for": st.integers(0, 300)}, against=st.integers(0, 9), other=st.integers(0, 9))
VOTE = st.tuples(COUNTED, sometimes(
    question=TEXT, method=words(v.VoteMethod), base=st.integers(0, 300),
    dissents=st.lists(
        both({"member": MEMBER, "stance": words(v.Stance)}, reason=TEXT),
        max_size=2, unique_by=lambda one: one["member"],
    ),
)).map(lambda parts: parts[0] | parts[1])  # fmt: skip
TASK = sometimes(
    content=TEXT, requirement=TEXT, measure=TEXT, due_on=DAY, assignees=st.lists(MEMBER, max_size=3),
    inspector=MEMBER, status=words(v.TaskStatus), result=TEXT, cause=TEXT,
)  # fmt: skip
THEN = st.lists(
    both({"member": MEMBER, "full_name": NAME, "standing": STANDINGS}, position=TEXT, group=TEXT),
    max_size=2, unique_by=lambda person: person["member"],
)  # fmt: skip
CELL = st.fixed_dictionaries({
    "name": st.sampled_from(["Chi bộ Thôn Đông", "Chi bộ Thôn Đông cũ"]), "superior": TEXT, "place": TEXT,
    "kind": words(v.CellKind),
})  # fmt: skip


def meeting_parts() -> dict[str, st.SearchStrategy[Any]]:
    """What a meeting leaves beside its minutes."""
    review = both({"subject": words(v.ReviewSubject), "shortcoming": TEXT}, author=MEMBER, about=MEMBER, due_on=DAY)
    speech = both({"speaker": MEMBER | GUEST}, topic=TEXT, text=TEXT, group=TEXT)
    gone = st.fixed_dictionaries({"kind": st.just("text"), "deleted_at": MOMENT, "text": TEXT, "data": st.just("{}")})
    return {
        "output": words(v.OutputKind), "pilot": st.booleans(), "speech_minutes": st.integers(1, 30), "finisher": MEMBER,
        "start_by_hand": st.booleans(), "end_by_hand": st.booleans(),
        "notes": st.dictionaries(words(v.NoteKind), TEXT, max_size=3), "queue": st.lists(MEMBER | GUEST, max_size=2),
        "prepared": st.lists(speech, max_size=2), "self_reviews": st.lists(review, max_size=2),
        "open_questions": st.lists(both({"text": TEXT}, closed_in=st.sampled_from(["s1", "s2"])), max_size=2),
        "task_reviews": st.lists(
            both({"content": TEXT, "status": words(v.TaskStatus)}, doers=TEXT, due_on=DAY, result=TEXT, cause=TEXT),
            max_size=2,
        ),
        "bin": st.lists(gone, max_size=1),
    }  # fmt: skip


def linked(one: Json) -> Json:
    """Link what the session's lists allow: the last opinion answers the first, a prompt is spoken to."""
    said, asked = one.get("contributions", []), one.get("prompts", [])
    links = ({"answers": 1} if len(said) > 1 else {}) | ({"prompt": len(asked)} if asked else {})
    return one | drafted(one) | ({"contributions": [*said[:-1], said[-1] | links]} if said else {})


def drafted(one: Json) -> Json:
    """Add what stands in the inputs of parts that the session has, and of a task of the first session."""
    kept = dict(one.get("drafts", {}))
    parts = (("edit_contribution", "contributions"), ("vote_question_input", "votes"), ("task_result", "tasks"))
    kept |= {f"{name}#{len(one[part])}": "đang gõ" for name, part in parts if one.get(part)}
    kept |= {f"edit_answers#{len(one['contributions'])}": "#1"} if one.get("contributions") else {}
    kept |= {"contribution_prompt": "#1"} if one.get("prompts") else {}
    kept |= {"carried_before#1@s1": "[]"} if one["id"] == "s1" and one.get("tasks") else {}
    return {"drafts": dict(sorted(kept.items()))} if kept else {}


def session(uid: str) -> st.SearchStrategy[Json]:
    return bare_session(uid).map(linked)


def bare_session(uid: str) -> st.SearchStrategy[Json]:
    return both(
        {"id": st.just(uid), "kind": words(v.SessionKind), "agenda": st.sampled_from(AGENDAS), "year": st.just(2026),
         "quarter": st.integers(1, 4), "topic": TEXT},
        place=TEXT, planned_at=MOMENT, started_at=MOMENT, ended_at=MOMENT, chair=MEMBER, minutes_taker=MEMBER,
        guests=st.lists(GUEST, max_size=2), attendance=attendance(), whole_roll=st.booleans(), people=THEN, cell=CELL,
        steps=steps(), opening_report=sometimes(presenters=st.lists(MEMBER, max_size=3), text=TEXT),
        prompts=st.lists(TEXT, max_size=2), contributions=st.lists(CONTRIBUTION, max_size=3), conclusion=TEXT,
        votes=st.lists(VOTE, max_size=2), tasks=st.lists(TASK, max_size=2),
        after=sometimes(report_finished_on=DAY, sent_to_members_on=DAY, reported_up_on=DAY),
        drafts=st.dictionaries(st.sampled_from(["contribution_input", "conclusion_input"]), TEXT),
        **meeting_parts(),
    )  # fmt: skip


PLAN = both(
    {"year": st.integers(2025, 2027), "topic": TEXT}, quarter=st.integers(1, 4), preparers=st.lists(MEMBER, max_size=3),
    session=st.sampled_from(["s1", "s2"]), note=TEXT,
)  # fmt: skip
FORMER = st.fixed_dictionaries({"name": NAME, "superior": TEXT, "place": TEXT, "valid_until": DAY})


def files(cell: Json, choose: Callable[[str], st.SearchStrategy[Json]] = session) -> st.SearchStrategy[Json]:
    """Return files of four members and two sessions that belong to ``cell``."""
    owner = st.just(cell) | FORMER.map(lambda name: cell | {"former_names": [name]})
    return both(
        {"format": st.just("so-chi-bo/1"), "cell": owner,
         "members": st.tuples(*(member(uid) for uid in MEMBERS)).map(list),
         "sessions": st.tuples(choose("s1"), choose("s2")).map(list)},
        plan=st.lists(PLAN, max_size=2), phrases=st.lists(TEXT, max_size=2),
    )  # fmt: skip
