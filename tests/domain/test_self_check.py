"""Questions asked when a topic is chosen."""

from __future__ import annotations

from app.domain import self_check
from app.services.catalogue import rule_pack


def test_answers_are_kept_in_the_words_given_and_empty_ones_not_at_all() -> None:
    kept = self_check.kept({"problem": " Hồ sơ “một cửa” chậm ", "doers": "  "})
    assert self_check.answers(kept) == {"problem": "Hồ sơ “một cửa” chậm"}
    assert self_check.kept({}) == ""


def test_a_text_of_another_shape_is_not_lost() -> None:
    for text in ("Đã trao đổi ở chi ủy", "[1]", "{không đúng"):
        assert self_check.answers(text) == {"problem": text}


def test_the_questions_without_an_answer_are_known() -> None:
    assert len(self_check.unanswered("")) == 4
    assert [one.code for one in self_check.unanswered('{"problem": "x", "measure": "y", "fits": "z"}')] == ["doers"]


def test_criteria_that_a_topic_counts_for_come_from_the_sheet_in_force() -> None:
    rules = rule_pack()
    assert rules.scoring is not None
    titles = [one.title for one in rules.scoring.criteria]
    touched = self_check.touched_criteria(rules)
    assert touched
    assert set(touched) <= set(titles)
