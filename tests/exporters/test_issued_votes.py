"""How what the cell issues tells of its votes."""

from __future__ import annotations

import pytest

from app.domain.records import VoteOpinion, VoteRecord
from app.domain.vocabulary import Stance
from tests.exporters.outlines import lines


@pytest.mark.parametrize(("kind", "named"), [("minutes", True), ("resolution", False), ("conclusion-notice", False)])
def test_those_against_are_counted_everywhere_and_named_in_the_minutes_alone(kind: str, named: bool) -> None:
    against = VoteOpinion("m3", Stance.AGAINST, "Nên chờ")
    vote = VoteRecord(1, "Mua tủ sách", 2, 1, base=3, opinions=(against,))
    found = "\n".join(lines(kind, votes=(vote,)))
    assert "không tán thành 01 đồng chí" in found
    assert ("Nên chờ" in found) is named
