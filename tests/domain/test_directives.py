"""Documents from above: citation, whether they hold, and what still rests on one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain import directives
from app.domain.year_records import DirectiveRecord

TODAY = date(2026, 11, 22)
NEW = DirectiveRecord(2, "Hướng dẫn", "42-HD/BTCTW", date(2025, 10, 28), "Ban Tổ chức Trung ương", is_basis=True)
OLD = DirectiveRecord(1, "Hướng dẫn", "12-HD/BTCTW", date(2018, 7, 6), "Ban Tổ chức Trung ương", superseded_by=2)
KNOWN = {1: OLD, 2: NEW}


def test_a_document_is_cited_with_number_day_and_issuer() -> None:
    assert directives.citation(NEW) == "Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 của Ban Tổ chức Trung ương"
    titled = replace(NEW, title="Hướng dẫn thực hiện Chỉ thị 50-CT/TW", issuer="")
    assert directives.citation(titled) == "Hướng dẫn số 42-HD/BTCTW, ngày 28/10/2025 thực hiện Chỉ thị 50-CT/TW"
    assert directives.citation(DirectiveRecord(3, "Nghị quyết đại hội")) == "Nghị quyết đại hội"


def test_a_number_that_the_title_holds_is_not_said_twice() -> None:
    named = replace(NEW, title="Hướng dẫn số 42-HD/BTCTW về sinh hoạt chi bộ", issuer="")
    assert directives.citation(named) == "Hướng dẫn số 42-HD/BTCTW về sinh hoạt chi bộ, ngày 28/10/2025"


def test_the_state_says_what_replaced_it_or_until_when_it_holds() -> None:
    assert directives.state(OLD, KNOWN, TODAY) == ("Đã thay bằng 42-HD/BTCTW", "bad")
    assert directives.state(NEW, KNOWN, TODAY) == ("Còn hiệu lực", "good")
    assert directives.state(replace(NEW, valid_until=date(2026, 1, 1)), KNOWN, TODAY)[1] == "bad"
    assert directives.state(replace(NEW, valid_until=date(2027, 1, 1)), KNOWN, TODAY) == ("Đến 01/01/2027", "good")


def test_what_rests_on_a_replaced_document_is_warned_of() -> None:
    assert directives.warnings((OLD, NEW), {1: 2}, TODAY) == (
        (1, "12-HD/BTCTW đã được thay bằng 42-HD/BTCTW mà đang dùng ở 2 chỗ: cần xem lại."),
    )  # fmt: skip
    assert directives.warnings((replace(OLD, is_basis=True), NEW), {}, TODAY)[0][1].endswith("là căn cứ: cần xem lại.")


def test_an_old_document_that_nothing_rests_on_is_left_in_peace() -> None:
    assert directives.warnings((OLD, NEW), {}, TODAY) == ()


def test_the_last_of_a_chain_is_named_and_a_circle_ends() -> None:
    last = DirectiveRecord(3, "Mới nhất")
    chain = {1: OLD, 2: replace(NEW, superseded_by=3), 3: last}
    assert directives.last_of(OLD, chain) is last
    assert directives.last_of(OLD, {1: OLD, 2: replace(NEW, superseded_by=1)}).id == 2


def test_bases_are_those_that_hold() -> None:
    assert directives.bases((replace(OLD, is_basis=True), NEW), TODAY) == (directives.citation(NEW),)


def test_two_documents_cannot_replace_each_other() -> None:
    assert directives.may_supersede(1, 2, KNOWN)
    assert not directives.may_supersede(2, 1, KNOWN)
    assert not directives.may_supersede(1, 1, KNOWN)
    assert directives.may_supersede(1, None, KNOWN)


def test_a_long_title_without_number_is_shortened() -> None:
    assert directives.short_name(DirectiveRecord(3, "Chỉ thị " * 20)).endswith("…")
