"""The sources disagree; whatever they disagree on is a setting, a profile or a field. Each is changed here and seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain import preparation
from app.domain.document_options import DocumentOptions
from app.domain.findings import findings
from app.domain.rules import Desk, RulePack
from app.domain.sitting import least_minutes
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import CombinePolicy, FollowUpKind, Gate, Means, NoteKind, StepKind
from app.domain.year import attendance, indicators
from app.errors import KnownError
from app.models.unit_of_work import UnitOfWork
from app.paths import resources
from app.services import (
    catalogue,
    combined,
    document_options,
    documents,
    meeting,
    notes,
    obligations,
    preparing,
    roster,
    rule_books,
)
from app.services.open_book import OpenBook
from tests.exporters.reading import whole

HELD, PLANNED = "2026-q3", "2026-q4"
TODAY = date(2026, 11, 22)
SOURCE = Source("Kế hoạch 05-KH/ĐU", "2026")


def run(book: OpenBook, work: Callable[[UnitOfWork], Any]) -> Any:
    """Do it and return what it returned; raise what it raised."""
    done: list[Any] = []
    failed: list[BaseException] = []
    book.save(work, done=done.append, failed=failed.append)
    assert book.flush()
    if failed:
        raise failed[0]
    return done[0]


def follow(book: OpenBook, **changes: Any) -> RulePack:
    """Let the book go by a pack of its own with these changes; return it."""
    code = run(book, lambda uow: rule_books.copy_pack(uow, book.rules().code, "Quy định thử", TODAY))
    pack = replace(next(one for one in book.rule_packs() if one.code == code), **changes)
    run(book, lambda uow: rule_books.save_pack(uow, pack))
    run(book, lambda uow: rule_books.apply_pack(uow, code, None))
    return pack


def made(book: OpenBook, kind: str = "minutes", session: str = HELD) -> str:
    """Return the text of a document of a session."""
    return whole(documents.make(book, session, kind).docx)


def test_c1_whether_two_sessions_share_a_sitting(open_sample: OpenBook) -> None:
    regular, cell = catalogue.agenda_profile("hd42-regular"), open_sample.cell()
    run(open_sample, lambda uow: roster.set_combine(uow, CombinePolicy.FORBIDDEN))
    with pytest.raises(KnownError, match="không tổ chức lồng ghép"):
        run(open_sample, lambda uow: combined.combine(uow, PLANNED, regular, cell))
    run(open_sample, lambda uow: roster.set_combine(uow, None))
    other = run(open_sample, lambda uow: combined.combine(uow, PLANNED, regular, cell))
    session = open_sample.session(PLANNED)
    assert (session.follows, open_sample.session(other).followed_by) == (other, PLANNED)
    assert made(open_sample, session=other) != made(open_sample, session=PLANNED)
    assert least_minutes(session, open_sample.rules()) == 120


def test_c2_the_word_for_combining_is_only_a_word_in_what_people_say(open_sample: OpenBook) -> None:
    rules, agenda = open_sample.rules(), open_sample.agenda("8-step")
    before = findings(open_sample.session(HELD), rules, agenda)
    text = "Bổ sung, lồng ghép nội dung Kết luận vào Chương trình hành động."
    run(open_sample, lambda uow: meeting.add_contribution(uow, HELD, meeting.NewContribution(text, "m1")))
    assert findings(open_sample.session(HELD), rules, agenda) == before
    assert [hit.kind for hit in open_sample.search("lồng ghép nội dung Kết luận")] == ["contribution"]


def test_c3_who_finishes_the_report(open_sample: OpenBook) -> None:
    run(open_sample, lambda uow: meeting.set_people(uow, HELD, finisher="m3"))
    assert "Phân công đồng chí Hà Thị Lan, Chi ủy viên, hoàn thiện báo cáo chuyên đề." in made(open_sample)


@pytest.mark.parametrize(
    ("code", "needs"),
    [("KH42-TuyenQuang-2022", []), ("HD12-2018", [(Gate.DRAFT_COMMITTEE, Gate.DRAFT_SECRETARY)])],
)
def test_c4_who_agrees_to_the_draft(open_sample: OpenBook, code: str, needs: list[Any]) -> None:
    run(open_sample, lambda uow: rule_books.apply_pack(uow, code, None))
    asked = preparation.gate_needs(open_sample.preparation(PLANNED), open_sample.rules())
    assert [need.gates for need in asked] == needs


def test_c4_the_parent_may_have_to_agree_days_before(open_sample: OpenBook) -> None:
    gates = tuple(replace(rule, required=rule.gate is Gate.PARENT) for rule in open_sample.rules().gates)
    rules = follow(open_sample, gates=gates)
    (need,) = preparation.gate_needs(open_sample.preparation(PLANNED), rules)
    assert preparation.gate_due(open_sample.session(PLANNED), rules, need) == date(2026, 11, 21)


def test_c5_who_chairs_a_step(open_sample: OpenBook) -> None:
    assert "Trần Quốc Toản chủ trì" not in made(open_sample)
    run(open_sample, lambda uow: meeting.set_step(uow, HELD, 6, chair="m2"))
    assert re.search(r"Trần Quốc Toản[^.]* chủ trì", made(open_sample))


@pytest.mark.parametrize(("agenda", "roll_first"), [("8-step", True), ("3-part", False)])
def test_c6_the_order_of_the_agenda_is_that_of_its_source(agenda: str, roll_first: bool) -> None:
    titles = " ".join(step.title for step in catalogue.agenda_profile(agenda).steps).lower()
    assert (titles.index("đảng viên") < titles.index("thư ký")) is roll_first


def test_c7_the_agenda_is_adopted_by_a_step_of_its_own_or_beside_one(open_sample: OpenBook) -> None:
    own = {step.kind for step in catalogue.agenda_profile("3-part").steps}
    (second,) = (step for step in catalogue.agenda_profile("8-step").steps if step.number == 2)
    assert StepKind.AGENDA_APPROVAL in own & {sub.kind for sub in second.sub_steps}
    text = "Chi bộ nhất trí chương trình đã nêu."
    assert text not in made(open_sample)
    run(open_sample, lambda uow: notes.set_note(uow, HELD, NoteKind.AGENDA_APPROVAL, text))
    assert text in made(open_sample)


def test_c8_the_chair_may_judge_preparation_and_quality(open_sample: OpenBook) -> None:
    assert "Đánh giá việc chuẩn bị" not in made(open_sample)
    run(open_sample, lambda uow: notes.set_note(uow, HELD, NoteKind.PREPARATION, "Chuẩn bị chu đáo."))
    assert "Đánh giá việc chuẩn bị: Chuẩn bị chu đáo." in made(open_sample)


@pytest.mark.parametrize("by_group", [True, False])
def test_c9_the_finished_topic_goes_to_groups_or_to_members(open_sample: OpenBook, by_group: bool) -> None:
    asked = preparation.recipients(open_sample.session(HELD), open_sample.members())
    chosen: dict[str, Any] = {"members": tuple(one.id for one in asked)}
    if by_group:
        chosen = {"groups": preparation.groups_of(asked)}
    sending = preparing.Sending(preparation.FINISHED, TODAY, Means.PAPER, **chosen)
    run(open_sample, lambda uow: preparing.send(uow, HELD, sending))
    assert preparation.unserved(open_sample.preparation(HELD), preparation.FINISHED, asked) == ()
    assert open_sample.session(HELD).follow_ups[FollowUpKind.SENT_TO_MEMBERS] is not None


@pytest.mark.parametrize("via", ["Ban Tuyên giáo", "Ban Tổ chức", "Văn phòng"])
def test_c10_to_which_desk_the_cell_reports(open_sample: OpenBook, via: str) -> None:
    follow(open_sample, desk=Desk("Thường trực Đảng ủy", via, SOURCE))
    plan = next(duty for duty in open_sample.obligations(2026, TODAY) if "year_plan" in str(duty.key))
    assert (plan.recipient, plan.via) == ("Thường trực Đảng ủy", via)


def test_c11_reports_before_after_and_by_quarter_stand_side_by_side(open_sample: OpenBook) -> None:
    quarterly = next(one for one in catalogue.rule_pack("HD12-2018").obligations if one.code == "quarter_topics")
    gates = tuple(replace(rule, required=True) for rule in open_sample.rules().gates)
    follow(open_sample, obligations=(*open_sample.rules().obligations, quarterly), gates=gates)
    keys = " ".join(str(duty.key) for duty in open_sample.obligations(2026, TODAY))
    for code in ("year_plan", "documents_sent", "reported_up", "quarter_topics", "year_report", "parent"):
        assert code in keys


def test_c12_days_of_the_source_are_kept_as_given_also_where_they_clash(open_sample: OpenBook) -> None:
    for title, day in (("Nhận đề cương chuyên đề 1", date(2026, 2, 20)), ("Nhận đề cương 2, 3, 4", date(2026, 3, 30))):
        new = obligations.NewObligation(title, 2026, day, note="Chuyên đề 4 theo Kế hoạch 31-KH/ĐUK.")
        run(open_sample, lambda uow, new=new: obligations.add_own(uow, new))
    kept = {duty.title: (duty.due_on, duty.note) for duty in open_sample.obligations(2026, TODAY)}
    assert kept["Nhận đề cương 2, 3, 4"] == (date(2026, 3, 30), "Chuyên đề 4 theo Kế hoạch 31-KH/ĐUK.")
    assert kept["Nhận đề cương chuyên đề 1"][0] == date(2026, 2, 20)


def test_c13_the_opening_report_and_the_topic_are_two_documents(open_sample: OpenBook) -> None:
    opening, topic = made(open_sample, "opening-report"), made(open_sample, "topic-report")
    text = " ".join(open_sample.session(HELD).opening_report.text.split())[:80]
    assert text in opening
    assert opening != topic


def test_c14_an_absence_keeps_its_kind_and_its_reason(open_sample: OpenBook) -> None:
    absent = [entry for entry in open_sample.session(HELD).roll if entry.status and not entry.status.is_present]
    assert {entry.status.vi for entry in absent if entry.status} >= {"Vắng có lý do", "Vắng không lý do"}
    text = made(open_sample)
    assert "có lý do: đ/c" in text
    assert "không lý do: đ/c" in text


def test_c15_the_labels_of_those_who_sign_are_free(open_sample: OpenBook) -> None:
    assert "CHỦ TRÌ HỘI NGHỊ" in made(open_sample)
    options = DocumentOptions(chair_label="T/M ĐẢNG ỦY")
    run(open_sample, lambda uow: document_options.set_options(uow, options))
    text = made(open_sample)
    assert "T/M ĐẢNG ỦY" in text
    assert "CHỦ TRÌ HỘI NGHỊ" not in text


@pytest.mark.parametrize(("operator", "tone"), [(">=", "good"), (">", "warn")])
def test_c16_the_operator_of_a_target_decides(open_sample: OpenBook, operator: str, tone: str) -> None:
    figures = open_sample.year_figures(2026)
    rate = attendance(figures.own_sessions).rate
    assert rate is not None
    rules = follow(open_sample, attendance=Threshold(operator, rate))
    assert indicators(figures, rules, TODAY)[0].tone == tone


#: Slips of the sources, their advertisements and private addresses: none may be copied.
SLIPS = re.compile(
    r"Đang ủy|sữa chữa|CHUYÊN ĐỂ|Hỗ trỡ|chăm điểm|Đang xem|Xem thêm|Viết một bình luận|[\w.]+@\w+\.\w+"
    r"|05-CT/TW[^.;]{0,40}2021|Lê Xuân Hưởng"
)


#: Our own data; the texts of others' licences are theirs.
OURS = sorted(path for path in resources().rglob("*.json") if "licenses" not in path.parts)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_c17_no_slip_of_a_source_is_shipped(path: Path) -> None:
    assert SLIPS.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("typed", ["dang uy xa ban", "Đảng ủy xã Bản", "Đảng uỷ xã Bản", "ĐẢNG UỶ"])
def test_c18_both_spellings_are_found_by_either(open_sample: OpenBook, typed: str) -> None:
    for word in ("Đảng ủy", unicodedata.normalize("NFD", "Đảng uỷ")):
        new = meeting.NewContribution(f"Đề nghị {word} xã Bản quan tâm.", "m1")
        run(open_sample, lambda uow, new=new: meeting.add_contribution(uow, HELD, new))
    places = [hit.snippet for hit in open_sample.search(typed) if "xã Bản" in hit.snippet]
    assert len(places) == 2
