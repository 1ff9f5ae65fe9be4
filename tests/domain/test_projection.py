"""What the second screen shows, as records."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from app.domain.projection import (
    Talk,
    agenda_card,
    clock,
    read_back_card,
    speaker_card,
    spoken,
    title_card,
    vote_card,
)
from app.domain.records import CellRecord, GuestRecord, SessionRecord, Speaker, VoteRecord
from app.domain.roll import count
from app.domain.timeline import Stage
from app.domain.vocabulary import AttendanceStatus, SessionKind, VoteMethod
from tests.factory import CELL, START, agenda_steps, entries, entry, rules, said, session

NOW = datetime(2026, 5, 14, 14, 30)


def running(**facts: object) -> SessionRecord:
    steps = agenda_steps()
    begun = tuple(replace(s, started_at=START) if s.number <= 2 else s for s in steps)
    return session(**({"ended_at": None, "steps": begun} | facts))


def counts(record: SessionRecord):
    return count(record.roll, rules())


def vote(**facts: object) -> VoteRecord:
    return VoteRecord(**({"id": 1, "question": "Thông qua\nnghị quyết?", "in_favour": 25, "base": 28} | facts))


def test_the_title_card_words_a_session_as_the_sources_do() -> None:
    card = title_card(session())
    assert (card.superior, card.cell) == ("ĐẢNG BỘ XÃ TÂN HÒA", "CHI BỘ THÔN ĐÔNG")
    assert card.session == "SINH HOẠT CHUYÊN ĐỀ"
    assert card.topic == "“NÂNG CAO CHẤT LƯỢNG SINH HOẠT CHI BỘ”"
    assert card.place_date == "Tân Hòa, ngày 14 tháng 5 năm 2026"


def test_quotation_marks_of_a_topic_are_its_own() -> None:
    assert title_card(session(topic="Cán bộ “tự soi,\ntự sửa”")).topic == "CÁN BỘ “TỰ SOI, TỰ SỬA”"


def test_what_a_title_card_does_not_know_is_left_out() -> None:
    bare = session(cell=CellRecord("Chi bộ A", "", ""), topic=" ", started_at=None, ended_at=None)
    card = title_card(replace(bare, kind=SessionKind.OTHER))
    assert (card.superior, card.topic, card.place_date) == ("", "", "Năm 2026")
    assert card.session == "SINH HOẠT CHI BỘ"


def test_a_planned_session_has_the_planned_day() -> None:
    planned = session(started_at=None, ended_at=None, planned_at=datetime(2026, 2, 3, 8, 0))
    assert title_card(planned).place_date == f"{CELL.place}, ngày 03 tháng 02 năm 2026"


def test_the_agenda_marks_the_running_step() -> None:
    record = running()
    card = agenda_card(record, counts(record), NOW)
    assert [line.stage for line in card.lines[:3]] == [Stage.DONE, Stage.RUNNING, Stage.AHEAD]
    assert [line.number for line in card.lines] == list(range(1, 9))
    assert card.attendance == "Có mặt 03/03 đồng chí"


def test_nobody_is_counted_before_the_roll_is_called() -> None:
    record = running(roll=tuple(entries(3, None)))
    assert agenda_card(record, counts(record), NOW).attendance == ""


def test_the_absent_count_in_the_total() -> None:
    record = running(roll=(*entries(2), entry(AttendanceStatus.UNEXCUSED)))
    assert agenda_card(record, counts(record), NOW).attendance == "Có mặt 02/03 đồng chí"


def test_who_speaks_is_named_with_post_and_time() -> None:
    record = running()
    card = speaker_card(record, counts(record), Talk(Speaker("Trần Văn Bình", "", "m1"), 252))
    assert (card.name, card.title, card.elapsed, card.limit) == ("Trần Văn Bình", "Bí thư", "04:12", "")
    assert not card.is_over


def test_a_guest_is_named_with_the_title_given() -> None:
    record = running(guests=(GuestRecord(1, "Hà Thị Lan", "Trưởng thôn"),))
    card = speaker_card(record, counts(record), Talk(Speaker("Hà Thị Lan", "Trưởng thôn")))
    assert (card.name, card.title) == ("Hà Thị Lan", "Trưởng thôn")


@pytest.mark.parametrize(("seconds", "over"), [(300, False), (301, True)])
def test_a_limit_is_said_and_passed_only_after_its_last_second(seconds: int, over: bool) -> None:
    record = running(speech_minutes=5)
    card = speaker_card(record, counts(record), Talk(Speaker("Trần Văn Bình", "", "m1"), seconds))
    assert (card.limit, card.is_over) == ("Thời gian phát biểu: 05 phút", over)


def test_between_speakers_only_numbers_are_said() -> None:
    record = running(contributions=(said("m1", "Kín"), said("m1", "Kín"), said(None, "Kín", name="Hà Thị Lan")))
    card = speaker_card(record, counts(record), None)
    assert (card.name, card.note) == ("", "Đã có 03 ý kiến của 02 đồng chí")
    assert spoken(running(contributions=())) == ""


def test_a_vote_shows_its_figures_and_what_they_come_to() -> None:
    record = running(votes=(vote(id=1, in_favour=1), vote(id=2, against=2, other=1)))
    card = vote_card(record, counts(record))
    assert card.question == "Thông qua nghị quyết?"
    assert [(f.meaning, f.number) for f in card.figures] == [
        ("Tán thành", "25/28"), ("Không tán thành", "02"), ("Ý kiến khác", "01"),
    ]  # fmt: skip
    assert card.result == "Tán thành 89,3%, quá nửa số đồng chí có quyền biểu quyết"
    assert (card.is_carried, card.method) == (True, "Hình thức: giơ tay")


@pytest.mark.parametrize(("in_favour", "carried"), [(14, False), (15, True)])
def test_half_is_not_more_than_half(in_favour: int, carried: bool) -> None:
    record = running(votes=(vote(in_favour=in_favour),))
    assert vote_card(record, counts(record)).is_carried is carried


def test_a_unanimous_vote_has_no_decimals() -> None:
    record = running(votes=(vote(in_favour=28, method=VoteMethod.SECRET),))
    assert vote_card(record, counts(record)).result.startswith("Tán thành 100%,")


def test_a_vote_without_a_base_claims_nothing() -> None:
    record = running(votes=(vote(base=None),))
    card = vote_card(record, counts(record))
    assert (card.result, card.is_carried, card.figures[0].number) == ("", None, "25")


def test_a_vote_that_nobody_counted_shows_no_zero() -> None:
    record = running(votes=(vote(in_favour=0),))
    card = vote_card(record, counts(record))
    assert [figure.number for figure in card.figures] == ["……/28", "……", "……"]
    assert (card.result, card.is_carried) == ("", None)


def test_a_number_in_favour_that_is_not_recorded_is_dots_and_carries_nothing() -> None:
    record = running(votes=(vote(in_favour=None, against=2),))
    card = vote_card(record, counts(record))
    assert [figure.number for figure in card.figures] == ["……/28", "02", "0"]
    assert (card.result, card.is_carried) == ("", None)


def test_the_minutes_being_read_start_between_their_ends() -> None:
    lines = (("title", "BIÊN BẢN"), ("body", "Thời gian"))
    assert read_back_card(lines, 1.5).fraction == 1.0
    assert [line.text for line in read_back_card(lines, -1).lines] == ["BIÊN BẢN", "Thời gian"]


def test_time_is_minutes_and_seconds() -> None:
    assert [clock(s) for s in (-1, 0, 59, 60, 3725)] == ["00:00", "00:00", "00:59", "01:00", "62:05"]


def test_no_card_tells_what_was_said() -> None:
    secret = "Điều đã ghi"
    record = running(
        contributions=(said("m1", secret, response=secret),), conclusion=secret, votes=(vote(),),
        drafts={"contribution_input": secret, "speaker_input": secret}, speech_minutes=5,
    )  # fmt: skip
    talk = Talk(Speaker("Trần Văn Bình", "", "m1"), 5)
    cards = [
        title_card(record), agenda_card(record, counts(record), NOW), vote_card(record, counts(record)),
        speaker_card(record, counts(record), talk), speaker_card(record, counts(record), None),
    ]  # fmt: skip
    assert secret not in repr(cards)
