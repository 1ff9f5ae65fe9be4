"""Changing rules through their forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.rule_entries import Entry
from app.domain.rule_faults import pack_faults
from app.domain.rule_forms import HEAD, Form
from app.domain.rule_list_forms import (
    KEEP,
    NEW_CRITERION,
    NEW_OBLIGATION,
    NONE,
    can_remove,
    form_of,
    free_code,
    removed,
)
from app.domain.rule_words import lines
from app.domain.rules import Absences, ObligationRule, RulePack, When
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import CombinePolicy, FollowUpKind, Gate, SessionKind, Standing
from app.errors import WrongInput
from app.services import catalogue
from tests import factory

PACKS = catalogue.rule_packs()
MINE = Source("Chi bộ đặt riêng", "2026-11-22")


def own() -> RulePack:
    """Return a pack of the cell's own, a copy of that of 2025."""
    rules = factory.rules()
    sources = {line.id: rules.source_of(line.id) for line in lines(rules) if "/" not in line.id}
    kept = {rule: source for rule, source in sources.items() if rule not in ("combine", "desk", "scoring")}
    return replace(rules, code="own", source=MINE, sources=kept)


def put(line: str, pack: RulePack | None = None, **typed: str) -> RulePack:
    form = form_of(pack or own(), line, PACKS)
    return form.put(form.values | {name.replace("__", "."): text for name, text in typed.items()})


def refusal(line: str, **typed: str) -> str:
    with pytest.raises(WrongInput) as caught:
        put(line, **typed)
    return caught.value.place


@pytest.mark.parametrize("code", [pack.code for pack in PACKS])
def test_what_stands_in_a_form_changes_nothing(code: str) -> None:
    pack = factory.rules(code)
    for line in lines(pack):
        form = form_of(pack, line.id, PACKS)
        assert form.put(form.values) == pack, line.id


def test_every_form_has_a_value_for_every_item() -> None:
    for line in (*(one.id for one in lines(own())), HEAD, NEW_OBLIGATION, NEW_CRITERION):
        form = form_of(own(), line, PACKS)
        assert {item.name for item in form.items} == set(form.values)
        for item in form.items:
            assert not item.asks or item.asks in form.values


def test_a_target_is_changed_with_its_operator() -> None:
    assert put("attendance", operator=">", value="85").attendance == Threshold(">", 0.85)


def test_a_changed_figure_takes_the_source_of_the_pack_itself() -> None:
    assert put("attendance", value="95").source_of("attendance") == MINE


def test_a_source_that_is_given_stays_with_the_figure() -> None:
    changed = put("attendance", value="95", source__document="Kế hoạch 05-KH/ĐU", source__date="01/2026")
    assert changed.source_of("attendance").document == "Kế hoạch 05-KH/ĐU"


def test_a_corrected_source_changes_no_figure() -> None:
    changed = put("attendance", source__clause="mục II")
    assert (changed.attendance, changed.source_of("attendance").clause) == (own().attendance, "mục II")


def test_lengths_of_large_cells_come_and_go_together() -> None:
    large = put("minimum_minutes_large", members="30", minutes="120")
    assert (large.large_from, large.minimum_minutes_large) == (30, 120)
    assert put("minimum_minutes_large", large, members="", minutes="").large_from is None
    assert refusal("minimum_minutes_large", members="30") == "minutes"


def test_a_target_that_may_be_left_out_can_be_blank() -> None:
    assert put("regular_per_year", value="").regular_per_year is None
    assert refusal("sessions_spoken", value="") == "value"


def test_absences_are_told_as_chosen() -> None:
    changed = put("absences_told", times="2", row="row", counted="unexcused")
    assert (changed.absences_told, changed.absences_in_a_row) == (2, True)
    assert changed.absences_counted is Absences.UNEXCUSED


def test_a_standing_votes_in_one_way_only() -> None:
    assert put("voting", always="official", present="").voting_when_present == ()
    assert put("voting", always="official,exempt", present="").voting == (Standing.OFFICIAL, Standing.EXEMPT)
    assert refusal("voting", always="official", present="official") == "present"
    assert refusal("voting", always="") == "always"


def test_the_combine_policy_is_a_choice() -> None:
    assert put("combine", policy="forbidden").combine.policy is CombinePolicy.FORBIDDEN


def test_a_gate_can_be_asked_for_with_days_and_left_out() -> None:
    gates = {rule.gate: rule for rule in put("gate/parent", asked="must", lead="7").gates}
    assert (gates[Gate.PARENT].required, gates[Gate.PARENT].lead_days) == (True, 7)
    assert Gate.PARENT not in {rule.gate for rule in put("gate/parent", asked="no").gates}


def test_a_gate_that_is_left_out_is_no_way_round_another() -> None:
    changed = put("gate/draft_committee", asked="no")
    assert [rule.either for rule in changed.gates if rule.gate is Gate.DRAFT_SECRETARY] == [None]
    assert list(pack_faults(changed)) == []


def test_the_desk_needs_a_recipient() -> None:
    desk = put("desk", recipient="Đảng ủy xã", via="Ban Tổ chức").desk
    assert desk is not None
    assert (desk.recipient, desk.via, desk.source) == ("Đảng ủy xã", "Ban Tổ chức", MINE)
    assert refusal("desk", via="Ban Tổ chức") == "recipient"


def test_name_and_validity_of_a_pack_are_changed() -> None:
    changed = put(HEAD, title="Quy định xã", valid_from="01/01/2026", superseded_by="HD42-2025")
    assert (changed.title, changed.valid_from, changed.superseded_by) == ("Quy định xã", date(2026, 1, 1), "HD42-2025")
    assert refusal(HEAD, valid_from="02/01/2026", valid_until="01/01/2026") == "valid_until"


def plan_rule(pack: RulePack) -> ObligationRule:
    return next(one for one in pack.obligations if one.code == "year_plan")


def test_an_obligation_gets_another_day() -> None:
    changed = put("obligation/year_plan", day="15/01", recipient="Đảng ủy xã")
    rule = plan_rule(changed)
    assert (rule.day, rule.source) == ("01-15", MINE)
    rest = [one for one in changed.obligations if one != rule]
    assert rest == [one for one in own().obligations if one != plan_rule(own())]


def test_an_obligation_may_be_reckoned_from_something_else() -> None:
    rule = plan_rule(put("obligation/year_plan", when="quarter_end", days="5"))
    assert (rule.when, rule.day, rule.days, rule.kinds) == (When.QUARTER_END, "", 5, ())


def test_a_new_obligation_stands_at_the_end_and_is_in_order() -> None:
    changed = put(NEW_OBLIGATION, title="Báo cáo sơ kết", when="after_session", days="3", kinds="thematic,regular")
    rule = changed.obligations[-1]
    assert (rule.code, rule.kinds) == ("bao_cao_so_ket", (SessionKind.THEMATIC, SessionKind.REGULAR))
    assert list(pack_faults(changed)) == []


def test_an_obligation_of_a_session_needs_its_kind() -> None:
    assert refusal(NEW_OBLIGATION, title="A", when="before_session", kinds="") == "kinds"
    assert refusal(NEW_OBLIGATION, title=" ", when="half_year") == "title"
    assert refusal("obligation/reported_up", kinds="regular") == "follow_up"


def test_what_follows_a_session_stays_tied_to_its_last_step() -> None:
    rule = next(one for one in put("obligation/reported_up", days="5").obligations if one.code == "reported_up")
    assert (rule.days, rule.follow_up) == (5, FollowUpKind.REPORTED_UP)


def test_a_criterion_is_changed_and_the_total_is_checked() -> None:
    changed = put("criterion/attendance", points="4", bands="≥ 90% = 4\n0 = 1")
    assert dict(pack_faults(changed)) == {"scoring.criteria": "tổng điểm phải là 100, đang là 99"}
    mended = put(NEW_CRITERION, changed, title="Không vắng nhiều lần", points="1")
    assert list(pack_faults(mended)) == []


def test_a_band_gives_no_more_than_the_criterion() -> None:
    assert refusal("criterion/attendance", bands="≥ 90% = 6") == "bands"


def test_the_sheet_can_be_another_one_or_none() -> None:
    form = form_of(own(), "scoring", PACKS)
    example = next(code for code, title in form.items[0].options if "An Phú" in title)
    assert put("scoring", sheet=example).scoring == factory.rules().scoring_examples[0]
    assert put("scoring", sheet=NONE).scoring is None
    assert form.values["sheet"] == KEEP


def test_a_pack_without_a_sheet_can_take_one() -> None:
    old = replace(factory.rules("HD12-2018"), code="own")
    form = form_of(old, "scoring", PACKS)
    frame = next(code for code, title in form.items[0].options if "Khung" in title)
    assert form.put(form.values | {"sheet": frame}).scoring == factory.rules().scoring


def test_levels_of_the_sheet_are_changed() -> None:
    scoring = put("scoring", levels="Tốt = 85\nKém = 0").scoring
    assert scoring is not None
    assert [level.lower for level in scoring.levels] == [85, 0]


@pytest.mark.parametrize(
    ("line", "may"),
    [("obligation/year_plan", True), ("criterion/time", True), ("attendance", False), ("obligation/", False)],
)
def test_only_lines_of_lists_are_removed(line: str, may: bool) -> None:
    assert can_remove(line) is may


def test_a_removed_line_is_gone() -> None:
    assert "year_plan" not in {rule.code for rule in removed(own(), "obligation/year_plan").obligations}
    scoring = removed(own(), "criterion/time").scoring
    assert scoring is not None
    assert scoring.total == 95


def test_codes_are_made_of_titles_and_never_twice() -> None:
    assert free_code("Báo cáo quý I/2026", ()) == "bao_cao_quy_i_2026"
    assert free_code("Báo cáo", ("bao_cao", "bao_cao_2")) == "bao_cao_3"
    assert free_code("???", ()) == "muc"


def test_items_are_asked_for_as_others_stand() -> None:
    form = form_of(own(), "obligation/year_plan", PACKS)
    asked = {item.name for item in form.items if item.is_asked(form.values)}
    later = {item.name for item in form.items if item.is_asked(form.values | {"when": "after_session"})}
    assert later - asked == {"days", "kinds", "follow_up"}
    assert asked - later == {"day"}


#: What nobody should type and somebody will.
ODD = ("", " ", "\n", "-", "0", "-1", "1e9", "9" * 400, "9" * 400 + " = 1", "=", "≥ = ", "> 5% = ; x", "Tốt = = 90",
       "31/02/2026", "\u0301", "{}", "<b>", "';--", "\x00", "０", "½", "１２/１２")  # fmt: skip


def outcome(form: Form, typed: dict[str, str]) -> tuple[str, RulePack | None]:
    """Return where what is typed is refused, or the pack that comes of it."""
    try:
        return "", form.put(form.values | typed)
    except WrongInput as error:
        return error.place, None


@pytest.mark.parametrize(
    "line", ["minimum_minutes_large", "attendance", "absences_told", "desk", "gate/parent", "obligation/year_plan",
             "obligation/reported_up", "scoring", "criterion/attendance", HEAD],
)  # fmt: skip
def test_whatever_is_typed_is_read_or_refused(line: str) -> None:
    form = form_of(own(), line, PACKS)
    own_items = (one for one in form.items if line == "desk" or not one.name.startswith("source."))
    for item in (one for one in own_items if one.entry in (Entry.TEXT, Entry.LINES)):
        for text in ODD:
            place, changed = outcome(form, {item.name: text})
            assert place in form.values if changed is None else lines(changed)
            if changed is not None and not any(pack_faults(changed)):
                assert catalogue.parse_pack(catalogue.pack_text(changed), "") == changed
