"""The committee of the superior organisation, by the organisation's name."""

from __future__ import annotations

import pytest

from app.domain.above import committee_above


@pytest.mark.parametrize(
    ("superior", "committee"),
    [
        ("Đảng bộ phường Minh Xuân", "Đảng ủy phường Minh Xuân"),
        (" ĐẢNG BỘ xã Tân Hòa ", "Đảng ủy xã Tân Hòa"),
        ("Đảng bộ tỉnh Tuyên Quang", "Tỉnh ủy Tuyên Quang"),
        ("Đảng ủy xã Tân Hòa", "Đảng ủy xã Tân Hòa"),
        ("", ""),
    ],
)
def test_an_organisation_is_written_to_at_its_committee(superior: str, committee: str) -> None:
    assert committee_above(superior) == committee
