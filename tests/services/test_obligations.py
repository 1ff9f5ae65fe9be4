"""What is owed, in a real book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select

from app.domain.obligations import Duty, Group, stand
from app.domain.rules import GateRule
from app.domain.vocabulary import FollowUpKind, Gate, Means, Repeat
from app.errors import KnownError
from app.models.duty import Obligation
from app.models.papers import IssuedDocument
from app.models.plan import Campaign, Milestone
from app.services import meeting, obligations, preparing, rule_books, statistics
from app.services.obligations import NewObligation
from app.services.open_book import OpenBook
from tests.services.saving import save

TODAY = date(2026, 11, 22)
PLAN, UP = "year_plan:2026", "reported_up:2026-q3"


def owed(book: OpenBook, year: int = 2026, today: date = TODAY) -> dict[str, Duty]:
    return {one.key: one for one in book.obligations(year, today)}


def rows(book: OpenBook) -> int:
    return book.ask(lambda uow: uow.session.scalar(select(func.count()).select_from(Obligation)) or 0)


def test_the_sample_owes_what_its_rules_and_sessions_ask_for(open_sample: OpenBook) -> None:
    found = owed(open_sample)
    assert stand(found[UP], TODAY).text == "Quá hạn 71 ngày"
    assert found["reported_up:2026-q1"].done_on == date(2026, 2, 13)
    assert (found[PLAN].recipient, found[PLAN].due_on) == ("Đảng ủy phường Minh Xuân", date(2026, 2, 28))
    assert next(iter(found)) == PLAN


def test_an_empty_book_asks_only_for_what_is_to_come(empty_path: Path) -> None:
    book = OpenBook.open(empty_path, None, lambda state: None)
    found = owed(book)
    book.close()
    assert found
    assert all(one.due_on is not None and one.due_on >= TODAY for one in found.values())


def test_what_is_done_is_kept_and_taken_back(open_sample: OpenBook) -> None:
    save(open_sample, lambda uow: obligations.mark_done(uow, owed(open_sample)[PLAN], date(2026, 3, 3)))
    assert stand(owed(open_sample)[PLAN], TODAY).text == "Xong muộn 3 ngày"
    save(open_sample, lambda uow: obligations.undo(uow, owed(open_sample)[PLAN]))
    assert owed(open_sample)[PLAN].done_on is None
    assert rows(open_sample) == 1


def test_what_follows_a_session_is_done_in_the_session_and_nowhere_else(open_sample: OpenBook) -> None:
    save(open_sample, lambda uow: obligations.mark_done(uow, owed(open_sample)[UP], date(2026, 9, 12)))
    assert open_sample.session("2026-q3").follow_ups[FollowUpKind.REPORTED_UP] == date(2026, 9, 12)
    assert rows(open_sample) == 0
    save(open_sample, lambda uow: meeting.follow_up(uow, "2026-q3", FollowUpKind.REPORTED_UP, None))
    assert owed(open_sample)[UP].done_on is None


def test_day_recipient_and_way_are_changed_and_brought_back(open_sample: OpenBook) -> None:
    facts = {"due_on": date(2026, 3, 10), "recipient": " Ban  Tổ chức ", "via": "Văn phòng", "how": "giấy"}
    save(open_sample, lambda uow: obligations.change(uow, owed(open_sample)[PLAN], **facts))
    found = owed(open_sample)[PLAN]
    assert (found.due_on, found.usual_due, found.recipient) == (date(2026, 3, 10), date(2026, 2, 28), "Ban Tổ chức")
    save(open_sample, lambda uow: obligations.change(uow, found, due_on=date(2026, 2, 28), recipient=""))
    back = owed(open_sample)[PLAN]
    assert (back.due_on, back.usual_due, back.recipient) == (date(2026, 2, 28), None, "Đảng ủy phường Minh Xuân")
    assert back.how == "giấy"


def test_a_number_of_the_register_stands_with_it(open_sample: OpenBook) -> None:
    def give(uow):
        uow.session.add(IssuedDocument(code="KH", number=3, issued_on=date(2026, 2, 20), subject="kế hoạch"))

    save(open_sample, give)
    line = open_sample.ask(lambda uow: obligations.papers(uow, 2026))[0]
    save(open_sample, lambda uow: obligations.change(uow, owed(open_sample)[PLAN], issued=line.id))
    assert owed(open_sample)[PLAN].issued == line.id
    save(open_sample, lambda uow: obligations.change(uow, owed(open_sample)[PLAN], issued=999))
    assert owed(open_sample)[PLAN].issued is None


def test_the_year_plan_is_done_once_it_bears_a_number(open_sample: OpenBook) -> None:
    def give(uow):
        facts = {"document": "year-plan", "code": "KH", "number": 1, "year": 2026}
        uow.session.add(IssuedDocument(issued_on=date(2026, 1, 16), subject="kế hoạch", **facts))

    save(open_sample, give)
    assert owed(open_sample)[PLAN].done_on == date(2026, 1, 16)


def test_dropping_asks_for_a_reason_and_can_be_taken_up_again(open_sample: OpenBook) -> None:
    with pytest.raises(KnownError, match="lý do"):
        save(open_sample, lambda uow: obligations.drop(uow, owed(open_sample)[PLAN], " "))
    save(open_sample, lambda uow: obligations.drop(uow, owed(open_sample)[PLAN], "Cấp trên không yêu cầu"))
    found = owed(open_sample)[PLAN]
    assert (stand(found, TODAY).group, found.note) == (Group.CLOSED, "Cấp trên không yêu cầu")
    save(open_sample, lambda uow: obligations.take_up(uow, found))
    assert stand(owed(open_sample)[PLAN], TODAY).group is Group.OVERDUE


def test_a_meeting_in_the_quarter_cannot_be_ticked_off(open_sample: OpenBook) -> None:
    with pytest.raises(KnownError, match="sổ tự ghi"):
        save(open_sample, lambda uow: obligations.mark_done(uow, owed(open_sample)["thematic_quarter:2026-q4"], TODAY))


def test_an_own_obligation_is_added_changed_and_removed_with_its_days(open_sample: OpenBook) -> None:
    new = NewObligation("Nộp đảng phí", 2026, date(2026, 1, 31), Repeat.MONTHLY, "Văn phòng")
    key = save(open_sample, lambda uow: obligations.add_own(uow, new))
    found = owed(open_sample)
    march = found[f"{key}:2026-03-31"]
    save(open_sample, lambda uow: obligations.mark_done(uow, march, date(2026, 3, 30)))
    assert owed(open_sample)[march.key].done_on == date(2026, 3, 30)
    assert owed(open_sample)[key].done_on is None
    number = found[key].row
    save(open_sample, lambda uow: obligations.change_own(uow, number, replace(new, title="Nộp đảng phí về Đảng ủy")))
    assert owed(open_sample)[key].title == "Nộp đảng phí về Đảng ủy"
    kept = save(open_sample, lambda uow: obligations.remove_own(uow, number))
    assert not [one for one in owed(open_sample) if one.startswith("own:")]
    save(open_sample, lambda uow: obligations.restore_own(uow, kept))
    assert owed(open_sample)[march.key].done_on == date(2026, 3, 30)


@pytest.mark.parametrize("wrong", [NewObligation(" ", 2026), NewObligation("Nộp", 2026, None, Repeat.MONTHLY)])
def test_an_own_obligation_needs_a_name_and_a_first_day_to_come_back(
    open_sample: OpenBook, wrong: NewObligation
) -> None:
    with pytest.raises(KnownError):
        save(open_sample, lambda uow: obligations.add_own(uow, wrong))
    assert rows(open_sample) == 0


def test_an_own_obligation_that_came_without_a_key_gets_one(open_sample: OpenBook) -> None:
    def bring(uow):
        uow.session.add(Obligation(year=2026, title="Danh sách", due_on=date(2026, 1, 5), repeat=Repeat.MONTHLY))

    save(open_sample, bring)
    february = next(one for key, one in owed(open_sample).items() if key.endswith(":2026-02-05"))
    assert february.key.startswith("own:#")
    save(open_sample, lambda uow: obligations.mark_done(uow, february, date(2026, 2, 4)))
    done = [one for one in owed(open_sample).values() if one.done_on == date(2026, 2, 4)]
    assert [one.due_on for one in done] == [date(2026, 2, 5)]
    assert not any("#" in key for key in owed(open_sample))


def test_a_milestone_is_done_in_its_campaign(open_sample: OpenBook) -> None:
    def bring(uow):
        uow.session.add(Campaign(id=1, name="Đợt"))
        uow.session.flush()
        uow.session.add(Milestone(id=1, campaign_id=1, text="Gửi báo cáo", due_on=date(2026, 12, 10)))

    save(open_sample, bring)
    found = owed(open_sample)["milestone:1"]
    save(open_sample, lambda uow: obligations.mark_done(uow, found, TODAY))
    assert owed(open_sample)["milestone:1"].done_on == TODAY
    for work in (lambda uow: obligations.drop(uow, found, "x"), lambda uow: obligations.change(uow, found, how="x")):
        with pytest.raises(KnownError, match="đợt"):
            save(open_sample, work)
    assert rows(open_sample) == 0


@pytest.fixture
def gated(open_sample: OpenBook) -> OpenBook:
    """The sample under rules that ask for the parent's opinion five days before."""

    def require(uow):
        code = rule_books.copy_pack(uow, "HD42-2025", "Riêng", TODAY)
        own = rule_books.pack(uow, code)
        gate = GateRule(Gate.PARENT, own.source, lead_days=5)
        rule_books.save_pack(uow, replace(own, gates=(gate,)))
        rule_books.apply_pack(uow, code, None)

    save(open_sample, require)
    return open_sample


def test_a_consent_is_written_with_the_preparation_and_taken_back_there(gated: OpenBook) -> None:
    key = "gate-parent:2026-q4"
    assert owed(gated)[key].due_on == date(2026, 11, 21)
    save(gated, lambda uow: obligations.mark_done(uow, owed(gated)[key], TODAY))
    assert owed(gated)[key].done_on == TODAY
    assert gated.ask(lambda uow: preparing.preparation(uow, "2026-q4")).approvals[0].gate is Gate.PARENT
    save(gated, lambda uow: obligations.undo(uow, owed(gated)[key]))
    assert owed(gated)[key].done_on is None


def test_a_consent_with_a_name_is_taken_back_only_where_it_was_written(gated: OpenBook) -> None:
    consent = preparing.Consent(Gate.PARENT, TODAY, "Đồng chí Mai")
    save(gated, lambda uow: preparing.approve(uow, "2026-q4", consent, datetime(2026, 11, 22, 9)))
    with pytest.raises(KnownError, match="chuẩn bị"):
        save(gated, lambda uow: obligations.undo(uow, owed(gated)["gate-parent:2026-q4"]))


def test_documents_are_sent_once_the_last_member_has_them(open_sample: OpenBook) -> None:
    groups = tuple({member.group for member in open_sample.members() if member.group})
    sending = preparing.Sending("opening-report", date(2026, 11, 20), Means.GROUP, groups=groups[:1])
    save(open_sample, lambda uow: preparing.send(uow, "2026-q4", sending))
    assert owed(open_sample)["documents_sent:2026-q4"].done_on is None
    others = tuple(member.id for member in open_sample.members())
    rest = preparing.Sending("opening-report", date(2026, 11, 21), Means.PAPER, members=others)
    save(open_sample, lambda uow: preparing.send(uow, "2026-q4", rest))
    assert owed(open_sample)["documents_sent:2026-q4"].done_on == date(2026, 11, 21)


def test_last_years_open_ones_are_shown_and_done_ones_are_not(open_sample: OpenBook) -> None:
    found = owed(open_sample, 2027, date(2027, 1, 10))
    assert {UP, PLAN, "year_report:2026", "year_plan:2027"} <= set(found)
    assert "reported_up:2026-q1" not in found


def test_a_year_is_read_in_few_queries(open_sample: OpenBook) -> None:
    seen: list[str] = []

    def note(*given: object) -> None:
        seen.append(str(given[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        open_sample.obligations(2026, TODAY)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(seen) <= 24


def test_the_years_figures_say_what_was_done_on_time(open_sample: OpenBook) -> None:
    found = statistics.statistics(open_sample, 2026, TODAY)["more_indicators"]
    one = next(one for one in found if one["code"] == "obligations")
    assert (one["whole"] - one["part"], one["note"]) == (3, "3 việc quá hạn")
