"""Rule packs of a book: its own ones, and which is in force when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.rule_periods import Period
from app.domain.rules import RulePack
from app.domain.targets import Threshold
from app.domain.vocabulary import CombinePolicy
from app.errors import KnownError, NotFound, WrongInput
from app.models.duty import Assessment
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, combined, roster, rule_books
from app.services.open_book import OpenBook
from tests import factory

TODAY = date(2026, 11, 22)
TITLE = "Quy định của Đảng ủy xã"
CODE = "quy_dinh_cua_dang_uy_xa"


def run(book: OpenBook, work: Callable[[UnitOfWork], Any]) -> Any:
    """Do it and return what it returned; raise what it raised."""
    done: list[Any] = []
    failed: list[BaseException] = []
    book.save(work, done=done.append, failed=failed.append)
    assert book.flush()
    if failed:
        raise failed[0]
    return done[0]


@pytest.fixture
def book(open_sample: OpenBook) -> OpenBook:
    """The sample with a pack of its own, not in force."""
    run(open_sample, lambda uow: rule_books.copy_pack(uow, "HD42-2025", f"  {TITLE} ", TODAY))
    return open_sample


def mine(book: OpenBook) -> RulePack:
    return next(pack for pack in book.rule_packs() if pack.code == CODE)


def test_a_book_follows_its_base_until_a_day_is_set(open_sample: OpenBook) -> None:
    assert open_sample.rules().code == open_sample.rules(date(1990, 1, 1)).code == "HD42-2025"
    assert open_sample.rule_periods() == ()


def test_a_copy_asks_the_same_and_keeps_every_source(book: OpenBook) -> None:
    origin, made = factory.rules(), mine(book)
    assert (made.title, made.attendance, made.obligations) == (TITLE, origin.attendance, origin.obligations)
    assert made.source.document == "Chi bộ đặt riêng"
    assert made.source_of("attendance") == origin.source_of("attendance")
    assert made.valid_until is None


def test_a_copy_needs_a_name(open_sample: OpenBook) -> None:
    with pytest.raises(WrongInput, match="Chưa ghi tên"):
        run(open_sample, lambda uow: rule_books.copy_pack(uow, "HD42-2025", " ", TODAY))


def test_two_packs_of_one_name_have_two_codes(book: OpenBook) -> None:
    assert run(book, lambda uow: rule_books.copy_pack(uow, CODE, TITLE, TODAY)) == f"{CODE}_2"


def test_a_changed_pack_is_read_back_whole(book: OpenBook) -> None:
    changed = replace(mine(book), attendance=Threshold(">", 0.95), absences_told=2)
    run(book, lambda uow: rule_books.save_pack(uow, changed))
    assert mine(book) == changed


def test_a_pack_with_faults_is_refused_by_its_place(book: OpenBook) -> None:
    changed = replace(mine(book), minimum_minutes=0)
    with pytest.raises(WrongInput) as caught:
        run(book, lambda uow: rule_books.save_pack(uow, changed))
    assert caught.value.place == "minimum_minutes"
    assert mine(book).minimum_minutes == 90


def test_what_is_shipped_is_neither_changed_nor_removed(open_sample: OpenBook) -> None:
    with pytest.raises(KnownError, match="giữ nguyên"):
        run(open_sample, lambda uow: rule_books.save_pack(uow, factory.rules()))
    with pytest.raises(KnownError, match="giữ nguyên"):
        run(open_sample, lambda uow: rule_books.remove_pack(uow, "HD12-2018"))


def test_changes_not_in_order_wait_beside_the_pack_and_go_with_a_save(book: OpenBook) -> None:
    pack = mine(book)
    assert pack.scoring is not None
    waiting = replace(pack, scoring=replace(pack.scoring, criteria=pack.scoring.criteria[1:]))
    run(book, lambda uow: rule_books.keep_draft(uow, waiting))
    assert (book.rule_draft(CODE), mine(book)) == (waiting, pack)
    run(book, lambda uow: rule_books.save_pack(uow, pack))
    assert book.rule_draft(CODE) is None


def test_a_pack_is_in_force_from_its_day_on(book: OpenBook) -> None:
    run(book, lambda uow: rule_books.apply_pack(uow, CODE, date(2026, 7, 1)))
    run(book, lambda uow: rule_books.apply_pack(uow, "HD12-2018", date(2027, 1, 1)))
    days = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [book.rules(day).code for day in days] == ["HD42-2025", CODE, CODE, "HD12-2018"]
    assert book.rule_periods() == (Period(date(2026, 7, 1), CODE), Period(date(2027, 1, 1), "HD12-2018"))


def test_a_day_set_again_names_the_other_pack(book: OpenBook) -> None:
    for code in ("HD12-2018", CODE):
        run(book, lambda uow, code=code: rule_books.apply_pack(uow, code, date(2026, 7, 1)))
    assert book.rule_periods() == (Period(date(2026, 7, 1), CODE),)


def test_without_a_day_the_base_changes(book: OpenBook) -> None:
    run(book, lambda uow: rule_books.apply_pack(uow, CODE, None))
    assert (book.defaults()[1], book.rules().code) == (CODE, CODE)


def test_a_removed_day_lets_the_pack_before_it_go_on(book: OpenBook) -> None:
    run(book, lambda uow: rule_books.apply_pack(uow, CODE, date(2026, 7, 1)))
    run(book, lambda uow: rule_books.remove_period(uow, date(2026, 7, 1)))
    assert book.rules(date(2026, 8, 1)).code == "HD42-2025"


def test_an_unknown_pack_is_never_in_force(book: OpenBook) -> None:
    with pytest.raises(NotFound, match="HD42-2025"):
        run(book, lambda uow: rule_books.apply_pack(uow, "HD99", None))


def test_each_session_is_judged_by_the_rules_of_its_day(book: OpenBook) -> None:
    run(book, lambda uow: rule_books.apply_pack(uow, "HD12-2018", date(2026, 8, 1)))
    assert book.rules_of(book.session("2026-q1")).code == "HD42-2025"
    assert book.rules_of(book.session("2026-q4")).code == "HD12-2018"


def test_a_combined_sitting_is_refused_by_the_rules_of_its_day(book: OpenBook) -> None:
    run(book, lambda uow: rule_books.apply_pack(uow, "HD12-2018", date(2026, 11, 25)))
    with pytest.raises(KnownError, match="12-HD/BTCTW"):
        run(book, lambda uow: combined.combine(uow, "2026-q4", catalogue.agenda_profile("hd42-regular"), book.cell()))


def test_a_pack_goes_when_nothing_goes_by_it(book: OpenBook) -> None:
    run(book, lambda uow: rule_books.remove_pack(uow, CODE))
    assert CODE not in {pack.code for pack in book.rule_packs()}


@pytest.mark.parametrize("since", [None, date(2030, 1, 1)])
def test_a_pack_in_force_now_or_later_stays(book: OpenBook, since: date | None) -> None:
    run(book, lambda uow: rule_books.apply_pack(uow, CODE, since))
    with pytest.raises(KnownError, match="mốc áp dụng"):
        run(book, lambda uow: rule_books.remove_pack(uow, CODE))


def test_a_pack_by_which_a_session_was_scored_stays(book: OpenBook) -> None:
    run(book, lambda uow: uow.session.add(Assessment(session_id=1, pack=CODE, sheet="{}")))
    with pytest.raises(KnownError, match="đã chấm điểm"):
        run(book, lambda uow: rule_books.remove_pack(uow, CODE))


def test_a_removed_pack_can_be_put_back(book: OpenBook) -> None:
    pack = mine(book)
    run(book, lambda uow: rule_books.remove_pack(uow, CODE))
    run(book, lambda uow: rule_books.add_pack(uow, pack))
    assert mine(book) == pack
    with pytest.raises(WrongInput, match="đã có"):
        run(book, lambda uow: rule_books.add_pack(uow, pack))


def test_the_own_choice_of_the_cell_stands_above_its_rules(book: OpenBook) -> None:
    run(book, lambda uow: rule_books.apply_pack(uow, "HD12-2018", None))
    assert book.combine_policy() is CombinePolicy.FORBIDDEN
    run(book, lambda uow: roster.set_combine(uow, CombinePolicy.FREE))
    assert book.combine_policy() is CombinePolicy.FREE


def test_a_session_without_a_day_is_judged_by_the_rules_of_today(book: OpenBook) -> None:
    session = replace(book.session("2026-q4"), planned_at=None, started_at=None)
    run(book, lambda uow: rule_books.apply_pack(uow, CODE, date.today()))
    assert book.rules_of(session).code == CODE
