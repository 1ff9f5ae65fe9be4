"""The topics that the program brings, and the cell's own list."""

from __future__ import annotations

import re
from pathlib import Path

from app.domain.topic_library import choose
from app.domain.vocabulary import CellKind
from app.services import topic_library
from app.services.open_book import OpenBook
from app.services.topic_library import topic_sets
from tests.services.planned import run

FOLDER = Path(__file__).parents[2] / "resources" / "topics"
#: Slips of the documents the topics were taken from, which are not handed on.
SLIPS = ("CHUYÊN ĐỂ", "sữa chữa", "Đang ủy", "quân chúng", "chăm điểm", "ngày 15/5/2021", "@")


def by_code(code: str) -> topic_library.TopicSet:
    return next(one for one in topic_sets() if one.code == code)


def test_ten_topics_of_2022_have_their_quarters_and_a_variant_by_kind_of_unit() -> None:
    ten = by_code("KH42-2022")
    clauses = [topic.clause for topic in ten.topics]
    assert (ten.year, len(set(clauses)), len(clauses)) == (2022, 10, 11)
    assert [topic.quarter for topic in ten.topics[:5]] == [1, 2, 3, 3, 4]
    third = [topic.cell_kinds for topic in ten.topics if topic.clause == "chuyên đề 3"]
    assert [CellKind.ENTERPRISE in kinds for kinds in third] == [False, True]


def test_seventeen_suggestions_of_2021_stand_in_three_groups() -> None:
    suggested = by_code("HD09-2021").topics
    assert [sum(1 for one in suggested if one.clause == group) for group in ("1.1", "1.2", "1.3")] == [11, 3, 3]


def test_every_set_names_its_source_and_its_day() -> None:
    for one in topic_sets():
        assert one.source.document
        assert re.fullmatch(r"\d{4}(-\d\d-\d\d)?", one.source.date)
        assert one.note


def test_no_slip_of_the_sources_is_handed_on() -> None:
    text = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.json"))
    assert [slip for slip in SLIPS if slip in text] == []
    assert "uỷ" not in text


def test_the_own_list_comes_first_and_says_nothing_twice(open_sample: OpenBook) -> None:
    first = run(open_sample, lambda uow: topic_library.keep(uow, " Kỹ năng số ở  thôn ", "Địa bàn dân cư"))
    assert first == run(open_sample, lambda uow: topic_library.keep(uow, "KỸ NĂNG SỐ Ở THÔN"))
    offered = open_sample.ask(topic_library.topics)
    assert (offered[0].title, offered[0].own) == ("Kỹ năng số ở thôn", first)
    assert choose(offered, "ky nang so thon")[0] == offered[0]


def test_an_own_topic_is_dropped_and_brought_back(open_sample: OpenBook) -> None:
    number = run(open_sample, lambda uow: topic_library.keep(uow, "Kỹ năng số", quarter=2))
    dropped = run(open_sample, lambda uow: topic_library.drop(uow, number))
    assert open_sample.ask(topic_library.topics)[0].own is None
    run(open_sample, lambda uow: topic_library.bring_back(uow, dropped))
    assert open_sample.ask(topic_library.topics)[0].quarter == 2
