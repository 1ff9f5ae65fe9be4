"""Topics of the help: their marks, and how words find them."""

from __future__ import annotations

import pytest

from app.domain.help_text import Span, Topic, find, parse_lines, parse_topic, topic_of

TEXT = """# Điểm danh
chapter: Trong buổi
places: live:roll_call, live
keywords: vắng mặt, lý do
picture: roll.png | Điểm danh

Bấm `A` rồi **ghi** như [trên](mo-dau).
1. Một
2. Hai,
   tiếp dòng trên.
- Ba
"""


def made(name: str, title: str, text: str = "", keywords: str = "") -> Topic:
    return parse_topic(name, f"# {title}\nkeywords: {keywords}\n\n{text}")


def test_a_topic_has_its_facts() -> None:
    topic = parse_topic("diem-danh", TEXT)
    assert (topic.id, topic.title, topic.chapter) == ("diem-danh", "Điểm danh", "Trong buổi")
    assert topic.places == ("live:roll_call", "live")
    assert (topic.picture, topic.caption, topic.keywords) == ("roll.png", "Điểm danh", ("vắng mặt", "lý do"))


def test_marks_become_spans() -> None:
    first = parse_topic("diem-danh", TEXT).lines[0]
    assert first.spans == (
        Span("Bấm "), Span("A", "key"), Span(" rồi "), Span("ghi", "strong"), Span(" như "),
        Span("trên", "link", "mo-dau"), Span("."),
    )  # fmt: skip


def test_lines_know_their_kind_and_go_on_when_they_are_indented() -> None:
    lines = parse_topic("diem-danh", TEXT).lines
    assert [line.kind for line in lines] == ["text", "step", "step", "item"]
    assert lines[2].text == "Hai, tiếp dòng trên."


@pytest.mark.parametrize("text", ["Không có tên\n\nchữ", "# Tên\nchapters: sai\n\nchữ", "# Tên\nkhông rõ\n\nchữ"])
def test_a_topic_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="sai"):
        parse_topic("sai", text)


def test_words_without_diacritics_find_topics_title_first() -> None:
    topics = (made("a", "Khác", "cách điểm danh"), made("b", "Điểm danh"), made("c", "Khác", keywords="điểm danh"))
    assert [topic.id for topic in find(topics, "diem danh")] == ["b", "c", "a"]


def test_the_last_word_may_be_begun_and_every_word_must_be_there() -> None:
    topics = (made("a", "Khôi phục sổ"), made("b", "Sao lưu sổ"))
    assert [topic.id for topic in find(topics, "so khoi ph")] == ["a"]
    assert find(topics, "so pha") == ()
    assert find(topics, "  ") == ()


def test_a_step_without_a_topic_has_that_of_the_whole_view() -> None:
    topics = (parse_topic("x", TEXT),)
    assert topic_of(topics, "live:discussion") == topics[0]
    assert topic_of(topics, "plan") is None


def test_an_empty_text_has_no_lines() -> None:
    assert parse_lines(" \n ") == ()
