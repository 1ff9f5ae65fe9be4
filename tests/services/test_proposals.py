"""Topics that members propose."""

from __future__ import annotations

from datetime import date

import pytest

from app.domain.vocabulary import ProposalStatus
from app.errors import KnownError
from app.services import proposals
from app.services.open_book import OpenBook
from app.services.proposals import NewProposal
from tests.services.planned import plan_of, run

YEAR = 2030
SAID = NewProposal(YEAR, " Kỹ năng \n số ", "m4", date(2030, 10, 5), ("m5", "m6", "m5"), "Nói ở tổ 1")


def add(book: OpenBook) -> int:
    number: int = run(book, lambda uow: proposals.add(uow, SAID))
    return number


def test_a_proposal_counts_its_proposer_and_supporters_once(open_sample: OpenBook) -> None:
    add(open_sample)
    (one,) = plan_of(open_sample, YEAR).proposals
    assert (one.record.text, one.record.proposer, one.supporters, one.backing) == ("Kỹ năng số", "m4", ("m5", "m6"), 3)
    assert one.record.status is ProposalStatus.WAITING


def test_an_empty_proposal_is_refused(open_sample: OpenBook) -> None:
    with pytest.raises(KnownError):
        run(open_sample, lambda uow: proposals.add(uow, NewProposal(YEAR, " ")))


def test_a_proposal_becomes_a_topic_once_and_can_be_taken_back(open_sample: OpenBook) -> None:
    number = add(open_sample)
    taken = run(open_sample, lambda uow: proposals.take_into_plan(uow, number, 3))
    assert (open_sample.plan(YEAR)[-1].topic, open_sample.plan(YEAR)[-1].quarter) == ("Kỹ năng số", 3)
    with pytest.raises(KnownError):
        run(open_sample, lambda uow: proposals.take_into_plan(uow, number))
    run(open_sample, lambda uow: proposals.take_back(uow, taken))
    (one,) = plan_of(open_sample, YEAR).proposals
    assert (one.record.status, one.record.topic, len(open_sample.plan(YEAR))) == (ProposalStatus.WAITING, None, 0)


def test_a_proposal_is_changed_declined_deleted_and_brought_back(open_sample: OpenBook) -> None:
    number = add(open_sample)
    run(open_sample, lambda uow: proposals.change(uow, number, NewProposal(YEAR, "Kỹ năng số cho dân", "m4")))
    run(open_sample, lambda uow: proposals.set_status(uow, number, ProposalStatus.DECLINED))
    (before,) = plan_of(open_sample, YEAR).proposals
    kept = run(open_sample, lambda uow: proposals.remove(uow, number))
    assert plan_of(open_sample, YEAR).proposals == ()
    run(open_sample, lambda uow: proposals.bring_back(uow, kept))
    (after,) = plan_of(open_sample, YEAR).proposals
    assert (after.record.text, after.record.status) == (before.record.text, ProposalStatus.DECLINED)
