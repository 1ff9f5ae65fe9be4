"""Copies by who gets them, and what each leaves out."""

from __future__ import annotations

import pytest

from app.domain.copies import KEPT_BACK, Part, Scope, cut, left_out, scope_of
from app.domain.records import OpeningReportRecord, OpenQuestionRecord, PromptRecord, SelfReviewRecord
from app.domain.vocabulary import NoteKind, ReviewSubject
from tests.factory import said, session

FULL = session(
    self_reviews=(SelfReviewRecord(1, "m1", ReviewSubject.SELF, "Nể nang"),),
    notes={NoteKind.QUALITY: "Còn ít ý kiến.", NoteKind.AGENDA_APPROVAL: "Nhất trí."},
    opening_report=OpeningReportRecord(("m2",), "Số liệu riêng."), prompts=(PromptRecord(1, "Vì sao?"),),
    contributions=(said("m3", "Điều kín."),), open_questions=(OpenQuestionRecord(1, "Để ngỏ", "s1"),),
)  # fmt: skip


@pytest.mark.parametrize(
    ("scope", "parts"),
    [
        (Scope.FILE, (Part.SELF_REVIEW,)),
        (Scope.MEMBERS, (Part.SELF_REVIEW, Part.EVALUATION)),
        (Scope.PARENT, (Part.SELF_REVIEW, Part.CONFIDENTIAL)),
    ],
)
def test_each_copy_leaves_out_what_is_not_for_its_reader(scope: Scope, parts: tuple[Part, ...]) -> None:
    assert left_out(FULL, "minutes", scope, confidential=True) == parts


def test_only_the_file_may_hold_the_self_review_and_only_when_asked() -> None:
    assert left_out(FULL, "minutes", Scope.FILE, with_self_review=True) == ()
    assert Part.SELF_REVIEW in left_out(FULL, "minutes", Scope.PARENT, with_self_review=True)


def test_what_is_not_there_or_not_printed_is_not_said_to_be_left_out() -> None:
    assert left_out(session(), "minutes", Scope.PARENT) == ()
    assert left_out(FULL, "notice", Scope.MEMBERS, confidential=True) == ()
    assert left_out(session(), "self-assessment", Scope.MEMBERS, remarks=True) == (Part.EVALUATION,)


def test_cutting_removes_exactly_the_parts() -> None:
    shown = cut(FULL, (Part.SELF_REVIEW, Part.EVALUATION))
    assert (shown.self_reviews, shown.notes) == ((), {NoteKind.AGENDA_APPROVAL: "Nhất trí."})
    assert shown.contributions == FULL.contributions


def test_confidential_words_give_way_to_a_sentence() -> None:
    shown = cut(FULL, (Part.CONFIDENTIAL,))
    texts = (shown.opening_report.text, shown.conclusion, shown.contributions[0].text, shown.prompts[0].text)
    assert set(texts) == {KEPT_BACK}
    assert shown.contributions[0].speaker == FULL.contributions[0].speaker
    assert shown.topic == FULL.topic


def test_a_scope_is_found_by_its_value() -> None:
    assert [scope_of(value) for value in ("members", "x")] == [Scope.MEMBERS, Scope.FILE]
