"""Choosing from the topic library."""

from __future__ import annotations

from app.domain.targets import Source
from app.domain.topic_library import SuggestedTopic, TopicSet, categories, choose, shipped
from app.domain.vocabulary import CellKind

SET = TopicSet(
    "x", "Mười chuyên đề", Source("Kế hoạch 42-KH/ĐUK", "2022-02-08"),
    (
        SuggestedTopic("Nâng cao chất lượng sinh hoạt chi bộ", "Xây dựng Đảng", quarter=1, clause="chuyên đề 1"),
        SuggestedTopic("Cải cách hành chính trong doanh nghiệp", "Chuyên môn", (CellKind.ENTERPRISE,)),
        SuggestedTopic("Cán bộ, đảng viên “tự soi, tự sửa”", "Xây dựng Đảng"),
    ), 2022, "Ví dụ của năm 2022.",
)  # fmt: skip
TOPICS = shipped((SET,))


def titles(*args: object) -> list[str]:
    return [topic.title[:8] for topic in choose(TOPICS, *args)]


def test_a_topic_says_where_it_comes_from_and_of_which_year_it_is() -> None:
    assert TOPICS[0].hint == "Ví dụ năm 2022 · Kế hoạch 42-KH/ĐUK, chuyên đề 1 · gợi ý quý I"


def test_search_needs_no_diacritics_and_finds_quoted_words() -> None:
    assert titles("chat luong") == ["Nâng cao"]
    assert titles("tu soi") == ["Cán bộ, "]
    assert titles("khong co") == []


def test_topics_fit_a_kind_of_cell_and_a_category() -> None:
    assert titles("", "", CellKind.AGENCY) == ["Nâng cao", "Cán bộ, "]
    assert titles("", "Chuyên môn", CellKind.ENTERPRISE) == ["Cải cách"]
    assert len(titles()) == 3


def test_categories_stand_in_their_first_order() -> None:
    assert categories(TOPICS) == ("Xây dựng Đảng", "Chuyên môn")
