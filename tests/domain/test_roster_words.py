"""What an import of the roster says on the screen."""

from __future__ import annotations

from app.domain.roster_plan import (
    Candidate,
    RosterAction,
    RosterChange,
    RosterChoice,
    RosterColumn,
    RosterDecision,
    RosterField,
    RosterPlan,
    RosterRow,
    Skipped,
)
from app.domain.roster_words import (
    RosterCounts,
    RosterPart,
    column_words,
    counts,
    encoding_words,
    lines,
    old_font_words,
    part,
    still_meant,
    taken,
)

MOVED = RosterChange(RosterField.GROUP, "Tổ 1", "Tổ 2")
TWIN = Candidate("m1", "Hà Thị Lan", "Tổ 1", (MOVED,))
PLAN = RosterPlan(
    "ds.xlsx",
    (
        RosterRow(0, 3, "Lò Thị Cúc", joined_on="2020-02"),
        RosterRow(1, 4, "Hà Thị Lan", action=RosterAction.UPDATE, changes=(MOVED,), member="m2"),
        RosterRow(2, 5, "Hà Thị Lan", action=RosterAction.ASK, candidates=(TWIN,)),
        RosterRow(3, 6, "Ma Thị Hoa", action=RosterAction.SAME, problems=("Ngày vào Đảng chưa rõ.",)),
    ),
    (Skipped(1, "dòng tiêu đề", text="TT | Họ và tên"), Skipped(7, "dòng cộng", text="Tổng số")),
)


def decided(*made: RosterDecision) -> dict[int, RosterDecision]:
    return {one.key: one for one in made}


def test_every_row_stands_in_the_order_of_the_source_with_what_happens() -> None:
    shown = lines(PLAN, {})

    assert [line.place for line in shown] == ["1", "3", "4", "5", "6", "7"]
    assert [line.does for line in shown] == ["Bỏ qua", "Thêm mới", "Cập nhật", "Cần chọn", "Không đổi", "Bỏ qua"]
    assert [line.says for line in shown[1:3]] == ["chính thức · vào Đảng 02/2020", "Tổ đảng: Tổ 1 → Tổ 2"]


def test_what_needs_a_look_is_what_asks_and_what_is_odd() -> None:
    look = part(lines(PLAN, {}), RosterPart.LOOK)

    assert [line.id for line in look] == [2, 3]
    assert look[0].says == "Trong sổ có 1 đồng chí có thể là đồng chí này."


def test_a_row_that_is_left_out_keeps_its_place_and_is_not_counted() -> None:
    made = decided(RosterDecision(0, RosterChoice.LEAVE_OUT))
    plan = taken(PLAN, made)

    assert [line.id for line in part(lines(plan, made), RosterPart.LEFT_OUT)] == [-1, 0, -2]
    assert counts(plan, made) == RosterCounts(0, 1, 1)


def test_a_decision_makes_the_row_what_it_says() -> None:
    made = decided(RosterDecision(2, RosterChoice.SAME_PERSON, "m1"), RosterDecision(3, RosterChoice.LEAVE_OUT))

    assert counts(taken(PLAN, made), made) == RosterCounts(1, 2, 0)
    assert part(lines(taken(PLAN, made), made), RosterPart.LOOK) == ()


def test_the_button_says_what_it_does() -> None:
    assert RosterCounts(12, 3).deed == "Ghi vào sổ: thêm 12, cập nhật 3"
    assert RosterCounts(0, 3).deed == "Ghi vào sổ: cập nhật 3"
    assert RosterCounts().deed == "Chưa có gì để ghi"
    assert RosterCounts(12, 3).done == "Đã thêm 12 đồng chí và cập nhật 3 đồng chí."
    assert RosterCounts(1, 0, 2).open.startswith("Còn 2 dòng")


def test_rows_of_several_sheets_name_theirs() -> None:
    plan = RosterPlan("ds.xlsx", (RosterRow(0, 2, "A", sheet="Tổ 1"), RosterRow(1, 2, "B", sheet="Tổ 2")))

    assert [line.place for line in lines(plan, {})] == ["Tổ 1, 2", "Tổ 2, 2"]


def test_what_was_decided_follows_the_row_into_another_plan() -> None:
    again = RosterPlan("ds.xlsx", (RosterRow(7, 5, "Hà Thị Lan", action=RosterAction.ASK, candidates=(TWIN,)),))
    made = decided(RosterDecision(2, RosterChoice.NEW_PERSON), RosterDecision(0, RosterChoice.LEAVE_OUT))

    assert still_meant(PLAN, again, made) == {7: RosterDecision(7, RosterChoice.NEW_PERSON)}


def test_an_old_font_is_named_with_what_to_look_at() -> None:
    assert encoding_words("vni") == "Phông cũ VNI"
    assert "in hoa" in old_font_words("tcvn3")
    assert "in hoa" not in old_font_words("vni")
    assert old_font_words("utf-8") == ""


def test_a_column_is_called_by_letter_and_heading() -> None:
    assert column_words(RosterColumn("", 1, "B", "Họ và tên", RosterField.FULL_NAME)) == "Cột B “Họ và tên”"
    assert column_words(RosterColumn("", 1, "B", "", None)) == "Cột B"
