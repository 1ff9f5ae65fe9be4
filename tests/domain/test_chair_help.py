"""What helps whoever chairs: who has not spoken, what is unanswered, how much time is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.domain import chair_help
from app.domain.records import PreparedSpeech, PromptRecord, QueuedSpeaker, Speaker, StepRecord
from app.domain.speakers import people
from app.domain.targets import Threshold
from app.domain.vocabulary import AttendanceStatus, Standing, StepKind
from app.domain.year import Speaking
from tests.factory import START, entry, rules, said, session

NOVEMBER = datetime(2026, 11, 26, 15)


def names(record, elsewhere: dict[str, int], today: datetime = NOVEMBER) -> list[tuple[str, int, bool]]:
    found = chair_help.waiting(record, people(record), elsewhere, rules(), today)
    return [(one.person.full_name, one.sessions, one.behind) for one in found]


def test_whoever_is_behind_the_years_target_comes_first():
    record = session(contributions=())
    assert names(record, {"m1": 5, "m2": 3, "m3": 2}) == [
        ("Phạm Văn Dũng", 2, True), ("Lê Thị Chi", 3, True), ("Trần Văn Bình", 5, False),
    ]  # fmt: skip


def test_nobody_is_behind_while_the_year_is_young():
    assert names(session(contributions=()), {}, datetime(2026, 1, 20))[0] == ("Trần Văn Bình", 0, False)


def test_whoever_has_spoken_or_is_not_there_does_not_wait():
    roll = (entry(member_id="m1"), entry(AttendanceStatus.EXCUSED, member_id="m2"), entry(None, member_id="m3"))
    assert names(session(roll=roll, contributions=(said("m1"),)), {}) == []


def test_sessions_are_counted_without_the_present_one():
    record = session(contributions=(said("m1"),))
    counted = [Speaking("m1", "A", Standing.OFFICIAL, 3), Speaking("m2", "B", Standing.OFFICIAL, 2)]
    assert chair_help.spoken_elsewhere(record, counted) == {"m1": 2, "m2": 2}
    assert chair_help.spoken_elsewhere(replace(record, ended_at=None), counted) == {"m1": 3, "m2": 2}


def test_the_target_is_a_whole_number_whatever_its_operator():
    assert chair_help.least_sessions(Threshold(">=", 6)) == 6
    assert chair_help.least_sessions(Threshold(">", 6)) == 7


def test_it_is_said_which_leaders_have_not_spoken():
    roll = (
        entry(member_id="m1", name="Trần Văn Bình", position="Bí thư"),
        entry(member_id="m2", name="Lê Thị Chi", position="Chi ủy viên"),
        entry(member_id="m3", name="Phạm Văn Dũng"),
    )
    half = session(roll=roll, contributions=(said("m2"),))
    assert chair_help.leaders_words(half) == "Chi ủy đã phát biểu 1/2; chưa: Trần Văn Bình."
    whole = session(roll=roll, contributions=(said("m2"), said("m1")))
    assert chair_help.leaders_words(whole) == "Bí thư, chi ủy viên có mặt đều đã phát biểu."
    assert chair_help.leaders_words(session(roll=())) == ""


def test_opinions_are_counted_under_the_prompt_they_speak_to():
    prompts = (PromptRecord(1, "Một?"), PromptRecord(2, "Hai?"))
    states = chair_help.prompt_states(session(prompts=prompts, contributions=(said("m1", prompt=2), said("m2"))))
    assert [state.opinions for state in states] == [0, 1]


def test_time_is_told_against_the_least_that_the_rules_ask():
    running = session(ended_at=None)
    words = chair_help.time_words(running, rules(), START + timedelta(minutes=48))
    assert words == "Còn 42 phút mới đủ tối thiểu."
    assert chair_help.time_words(running, rules(), START + timedelta(minutes=95)) == "Đã đủ thời lượng tối thiểu."
    assert "2 giờ" in chair_help.time_words(session(ended_at=None, follows="s0"), rules(), START)
    assert chair_help.time_words(session(), rules(), START) == ""


def test_the_discussion_is_told_against_its_planned_length():
    step = StepRecord(6, StepKind.DISCUSSION, "Thảo luận", started_at=START, planned_minutes=40)
    running = session(ended_at=None, steps=(step,))
    words = [chair_help.time_words(running, rules(), START + timedelta(minutes=minutes)) for minutes in (18, 55)]
    assert words[0] == "Thảo luận còn 22 phút. Còn 1 giờ 12 phút mới đủ tối thiểu."
    assert words[1].startswith("Thảo luận quá dự kiến 15 phút.")


def test_a_speech_is_told_against_its_limit_and_never_cut():
    assert chair_help.speech_words(134, None) == ("02:14", False)
    assert chair_help.speech_words(134, 5) == ("02:14 / 5 phút", False)
    assert chair_help.speech_words(300, 5) == ("05:00 · quá 5 phút", True)


def test_the_discussion_is_led_by_its_own_chair_else_by_the_sessions():
    step = StepRecord(6, StepKind.DISCUSSION, "Thảo luận", chair="m2")
    assert chair_help.chair_of_discussion(session(steps=(step,))) == Speaker("Lê Thị Chi", "", "m2")
    assert chair_help.chair_of_discussion(session()) == Speaker("Trần Văn Bình", "Bí thư", "m1")
    assert chair_help.chair_of_discussion(session(chair=None)) is None


def test_the_same_person_is_known_by_id_or_by_name():
    assert chair_help.same_speaker(Speaker("Lê Chi", "", "m1"), Speaker("Lê Thị Chi", "", "m1"))
    assert not chair_help.same_speaker(Speaker("Lê Chi", "", "m1"), Speaker("Lê Chi"))
    assert chair_help.same_speaker(Speaker("Lê  Chi"), Speaker("lê chi"))
    record = session(queue=(QueuedSpeaker(1, Speaker("Lê Chi", "", "m1")),))
    assert chair_help.queued(record, Speaker("", "", "m1")) == record.queue[0]
    assert chair_help.queued(record, Speaker("Lê Chi")) is None


def test_a_prepared_speech_is_named_by_its_speaker_or_its_group():
    assert chair_help.speech_title(session(), PreparedSpeech(1, Speaker("Hà Thị Lan"), group="Tổ 1")) == "Hà Thị Lan"
    assert chair_help.speech_title(session(), PreparedSpeech(1, Speaker(""), group="Tổ 1")) == "Tổ 1"
