"""The catalogue of agendas and rule packs: what is shipped, and what a committee's own file may hold."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.agenda import FACTS, AgendaProfile
from app.domain.vocabulary import SessionKind, StepKind
from app.errors import KnownError, NotFound, WrongInput
from app.exporters.profile import load_profile
from app.paths import HOME_VARIABLE, resources
from app.services.catalogue import (
    DEFAULT_AGENDA,
    PLACEHOLDERS,
    agenda_profile,
    agenda_profiles,
    rule_pack,
)

CODES = {"8-step", "3-part", "self-review-cell", "self-review-committee", "hd42-thematic", "hd42-regular"}
AFTERWARDS = ("report_finished", "sent_to_members", "reported_up")
SHIPPED = sorted(p for folder in ("agendas", "rules", "formats") for p in (resources() / folder).glob("*.json"))

every_code = pytest.mark.parametrize("code", sorted(CODES))
every_file = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.name}")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the committee's own agendas, in a home of its own."""
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    folder = tmp_path / "agendas"
    folder.mkdir()
    return folder


def agenda(**changes: Any) -> dict[str, Any]:
    """Return a small valid agenda as a committee would write it."""
    step = {
        "number": 1,
        "kind": "opening",
        "title": "Khai mạc",
        "short_title": "Khai mạc",
        "lead": "{chair} khai mạc buổi sinh hoạt.",
        "facts": ["chair"],
        "sub_steps": [{"kind": "scoring", "title": "Chấm điểm", "source": {"document": "KH 05", "date": "2026-02"}}],
    }
    whole = {
        "code": "own",
        "title": "Chương trình của Đảng ủy",
        "source": {"document": "Kế hoạch 05-KH/ĐU", "date": "2026"},
        "session_kinds": ["thematic"],
        "steps": [step],
    }
    return whole | changes


def with_step(**changes: Any) -> dict[str, Any]:
    """Return the small agenda with its only step changed."""
    whole = agenda()
    whole["steps"][0] |= changes
    return whole


def put(folder: Path, content: object, name: str = "own.json") -> Path:
    """Write an agenda file and return its path."""
    path = folder / name
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    return path


def texts(value: object) -> Iterator[str]:
    """Yield every text in a JSON value, keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def kinds(profile: AgendaProfile) -> list[StepKind]:
    """Return the kinds of the steps and of what is added to them."""
    return [kind for step in profile.steps for kind in (step.kind, *(sub.kind for sub in step.sub_steps))]


# What is shipped


def test_the_agendas_of_the_contract_are_there_with_the_eight_steps_first() -> None:
    codes = [profile.code for profile in agenda_profiles()]
    assert codes[0] == DEFAULT_AGENDA == "8-step"
    assert set(codes) == CODES
    assert len(codes) == len(CODES)


@every_code
def test_steps_are_numbered_from_one_without_gaps(code: str) -> None:
    steps = agenda_profile(code).steps
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))


@pytest.mark.parametrize(
    ("code", "count"),
    [("8-step", 8), ("3-part", 9), ("self-review-cell", 9), ("self-review-committee", 9)],
)
def test_agendas_have_as_many_steps_as_their_sources(code: str, count: int) -> None:
    assert len(agenda_profile(code).steps) == count


@every_code
def test_no_agenda_uses_a_kind_twice(code: str) -> None:
    used = kinds(agenda_profile(code))
    assert len(used) == len(set(used))


def test_every_kind_of_step_is_used_by_some_agenda() -> None:
    assert {kind for profile in agenda_profiles() for kind in kinds(profile)} == set(StepKind)


def test_every_session_kind_but_other_has_an_agenda() -> None:
    offered = {kind for profile in agenda_profiles() for kind in profile.session_kinds}
    assert offered == set(SessionKind) - {SessionKind.OTHER}


@every_code
def test_steps_yield_only_known_facts(code: str) -> None:
    assert {fact for step in agenda_profile(code).steps for fact in step.facts} <= set(FACTS)


@every_code
def test_the_end_is_written_at_the_last_step_held_in_the_meeting(code: str) -> None:
    held = [step for step in agenda_profile(code).steps if step.kind is not StepKind.FOLLOW_UP]
    assert [step.number for step in held if "ended_at" in step.facts] == [held[-1].number]
    assert "started_at" in held[0].facts


@every_code
def test_every_thematic_agenda_ends_in_the_three_things_owed(code: str) -> None:
    profile = agenda_profile(code)
    owed = [step.facts for step in profile.steps if step.kind is StepKind.FOLLOW_UP]
    assert owed == ([AFTERWARDS] if SessionKind.THEMATIC in profile.session_kinds else [])


def test_newer_rules_are_sub_steps_of_the_eight_steps_with_their_source() -> None:
    added = {step.number: [sub.kind for sub in step.sub_steps] for step in agenda_profile("8-step").steps}
    assert {number: found for number, found in added.items() if found} == {
        2: [StepKind.AGENDA_APPROVAL],
        7: [StepKind.EVALUATION, StepKind.READ_BACK],
        8: [StepKind.SCORING],
    }
    sources = {sub.source.document for step in agenda_profile("8-step").steps for sub in step.sub_steps}
    assert sources == {"Hướng dẫn 42-HD/BTCTW"}


@every_code
def test_wording_of_steps_suits_the_window_and_the_minutes(code: str) -> None:
    for step in agenda_profile(code).steps:
        assert not step.title.endswith((".", ";", ":"))
        assert len(step.short_title) <= 45
        assert step.lead == "" or step.lead.endswith((".", ":"))
        assert set(re.findall(r"\{(.*?)\}", step.lead)) <= PLACEHOLDERS
        assert step.hint.endswith(".")
        assert ". " not in step.hint


@every_code
def test_parts_run_in_order(code: str) -> None:
    order = ["", "Mở đầu", "Tiến hành", "Kết thúc"]
    places = [order.index(step.part) for step in agenda_profile(code).steps]
    assert places == sorted(places)


@every_code
def test_agendas_are_named_after_their_files(code: str) -> None:
    assert (resources() / "agendas" / f"{code}.json").is_file()


@every_file
def test_texts_are_clean_vietnamese(path: Path) -> None:
    for text in texts(json.loads(path.read_text("utf-8"))):
        assert unicodedata.is_normalized("NFC", text)
        assert "  " not in text
        assert text == text.strip()
        assert "..." not in text
        assert '"' not in text
        assert not re.search(r"[uU][ỷỶ]|\b[hHkK][oO][áÁ]\b", text), text


def test_the_older_format_differs_from_the_present_one_only_in_its_marks() -> None:
    new, old = load_profile("HD05_2026"), load_profile("HD36_2018")
    assert list(old.strings) == list(new.strings)
    assert (old.recipient_end, new.recipient_end) == (",", ";")
    assert (old.page, old.body, old.sizes, old.head) == (new.page, new.body, new.sizes, new.head)
    assert (old.source.document, old.source.date) == ("Hướng dẫn 36-HD/VPTW", "2018-04-03")


@pytest.mark.parametrize(("find", "code"), [(agenda_profile, "9-step"), (rule_pack, "HD99")])
def test_an_unknown_code_is_answered_with_the_codes_there_are(find: Callable[[str], object], code: str) -> None:
    with pytest.raises(NotFound) as caught:
        find(code)
    assert f"“{code}”" in caught.value.text
    assert ("8-step" if find is agenda_profile else "HD42-2025") in caught.value.text


# A committee's own files


def test_no_folder_of_own_agendas_is_needed(own: Path) -> None:
    own.rmdir()
    assert {profile.code for profile in agenda_profiles()} == CODES


def test_an_own_agenda_stands_after_the_shipped_ones(own: Path) -> None:
    put(own, agenda())
    assert agenda_profiles()[0].code == "8-step"
    assert agenda_profiles()[-1] == agenda_profile("own")
    assert agenda_profile("own").session_kinds == (SessionKind.THEMATIC,)


def test_an_own_agenda_may_come_from_any_editor(own: Path) -> None:
    text = unicodedata.normalize("NFD", json.dumps(agenda(), ensure_ascii=False, indent=1)).replace("\n", "\r\n")
    (own / "own.json").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (own / "._own.json").write_bytes(b"\x00\x05\x16\x07")
    assert agenda_profile("own").title == "Chương trình của Đảng ủy"


def test_a_refused_file_leaves_the_shipped_agendas_in_use(own: Path) -> None:
    put(own, with_step(number=7))
    assert agenda_profile("8-step").code == "8-step"
    with pytest.raises(WrongInput):
        agenda_profile("own")


def test_a_refused_file_is_read_again_once_it_is_mended(own: Path) -> None:
    put(own, with_step(number=7))
    with pytest.raises(WrongInput):
        agenda_profiles()
    put(own, agenda())
    assert agenda_profile("own").step(1) is not None


BAD = {
    "unknown key": (agenda(colour="red"), "colour", "không có khóa này"),
    "unknown key of a step": (with_step(minutes=5), "steps[0].minutes", "không có khóa này"),
    "unknown key of a source": (
        agenda(source={"document": "KH", "date": "2026", "page": 3}),
        "source.page",
        "không có khóa này",
    ),
    "unknown fact": (with_step(facts=["chair", "weather"]), "steps[0].facts[1]", "“weather”"),
    "wrong number": (with_step(number=2), "steps[0].number", "phải là 1"),
    "unknown placeholder": (with_step(lead="{speaker} nói."), "steps[0].lead", "“{speaker}”"),
    "stray brace": (with_step(lead="{chair nói."), "steps[0].lead", "“{”"),
    "unknown kind": (with_step(kind="picnic"), "steps[0].kind", "“picnic”"),
    "wrong type": (with_step(number="1"), "steps[0].number", "không đúng kiểu"),
    "blank title": (with_step(title=" "), "steps[0].title", "chưa ghi"),
    "no steps": (agenda(steps=[]), "steps", "chưa có bước nào"),
    "no session kind": (agenda(session_kinds=[]), "session_kinds", "chưa ghi"),
    "vague date": (agenda(source={"document": "KH", "date": "tháng 5"}), "source.date", "2026-05-27"),
    "sub-step without a title": (
        with_step(sub_steps=[{"kind": "scoring", "title": "", "source": {"document": "KH", "date": "2026"}}]),
        "steps[0].sub_steps[0].title",
        "chưa ghi",
    ),
}


@pytest.mark.parametrize(("content", "place", "problem"), BAD.values(), ids=BAD)
def test_a_wrong_agenda_is_refused_by_file_and_place(own: Path, content: object, place: str, problem: str) -> None:
    path = put(own, content)
    with pytest.raises(WrongInput) as caught:
        agenda_profiles()
    assert caught.value.place == f"{path}, {place}"
    assert problem in caught.value.problem


def test_a_missing_key_is_named(own: Path) -> None:
    put(own, {key: value for key, value in agenda().items() if key != "title"})
    with pytest.raises(WrongInput, match=r"own\.json: thiếu khóa “title”"):
        agenda_profiles()


def test_a_code_that_is_taken_is_refused_with_both_files(own: Path) -> None:
    path = put(own, agenda(code="8-step"))
    with pytest.raises(KnownError) as caught:
        agenda_profiles()
    assert str(path) in caught.value.text
    assert str(resources() / "agendas" / "8-step.json") in caught.value.text


@pytest.mark.parametrize("text", ['{\n"code": "own",\n"title" "Thiếu dấu"}', '{\n"code": "own",\n"title": "Cụt"'])
def test_broken_json_is_refused_by_its_line(own: Path, text: str) -> None:
    (own / "own.json").write_text(text, "utf-8")
    with pytest.raises(WrongInput, match=r"own\.json, dòng 3: "):
        agenda_profiles()


def test_a_file_in_another_encoding_is_refused(own: Path) -> None:
    (own / "own.json").write_bytes(json.dumps(agenda(), ensure_ascii=False).encode("utf-16"))
    with pytest.raises(WrongInput, match="UTF-8"):
        agenda_profiles()


def test_what_cannot_be_read_is_a_known_error(own: Path) -> None:
    (own / "own.json").mkdir()
    with pytest.raises(KnownError, match="Không đọc được"):
        agenda_profiles()
