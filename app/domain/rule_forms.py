"""The form of every rule: what there is to fill in, what stands there now, and the pack that comes of what is typed.

A rule that is changed while its source is left alone takes the source of the pack itself: the figure is no longer that
of the document it came from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.domain.partial_dates import show_partial
from app.domain.rule_entries import (
    OPERATORS,
    SOURCE_ITEMS,
    Entry,
    Item,
    Typed,
    count_of,
    count_or_none,
    date_or_none,
    many_of,
    source_of,
    source_values,
    text_of,
    threshold_of,
    tidy,
    word_of,
    words_of,
)
from app.domain.rule_words import COUNTED, LENGTHS, PARENT, number_words
from app.domain.rules import Absences, CombineRule, Desk, GateRule, RulePack
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import CombinePolicy, Gate, Standing
from app.errors import WrongInput

Put = Callable[[Typed, Source], RulePack]
LONGEST, FAR, OFTEN = 600, 366, 366
BLANK_HINT = "Để trống khi không đặt ra."
HEAD = "head"
_NO, _CHOICE, _MUST = "no", "choice", "must"


@dataclass(frozen=True, slots=True)
class Form:
    """What can be filled in for a rule and how it stands; ``put`` returns the changed pack or raises WrongInput."""

    items: tuple[Item, ...]
    values: dict[str, str]
    put: Callable[[Typed], RulePack]


def sourced(pack: RulePack, items: Iterable[Item], values: dict[str, str], source: Source, put: Put) -> Form:
    """Return the form of a rule with a source; ``put`` gets what was typed and the source that then holds."""
    own = tuple(items)

    def whole(typed: Typed) -> RulePack:
        told = source_of(typed)
        changed = any(tidy(typed[item.name]) != tidy(values[item.name]) for item in own)
        return put(typed, pack.source if changed and told == source else told)

    return Form((*own, *SOURCE_ITEMS), values | source_values(source), whole)


def head_form(pack: RulePack, packs: Iterable[RulePack]) -> Form:
    """Return the form of the pack itself: its name, when it holds, what took its place."""
    others = tuple((one.code, one.title) for one in packs if one.code != pack.code)
    items = (
        Item("title", "Tên bộ quy định"),
        Item("valid_from", "Có hiệu lực từ ngày", example="01/01/2026"),
        Item("valid_until", "Hết hiệu lực ngày", hint="Để trống khi còn hiệu lực."),
        Item("superseded_by", "Được thay bằng", Entry.CHOICE, (("", "Không"), *others)),
    )
    values = {
        "title": pack.title,
        "valid_from": show_partial(pack.valid_from.isoformat() if pack.valid_from else None),
        "valid_until": show_partial(pack.valid_until.isoformat() if pack.valid_until else None),
        "superseded_by": pack.superseded_by,
    }

    def put(typed: Typed) -> RulePack:
        since, until = date_or_none(typed, "valid_from"), date_or_none(typed, "valid_until")
        if since and until and until < since:
            raise WrongInput("valid_until", "Ngày hết hiệu lực phải sau ngày có hiệu lực.")
        return replace(
            pack, title=text_of(typed, "title"), source=source_of(typed), valid_from=since, valid_until=until,
            superseded_by=typed["superseded_by"],
        )  # fmt: skip

    return Form((*items, *SOURCE_ITEMS), values | source_values(pack.source), put)


def target_form(pack: RulePack, rule: str) -> Form:
    """Return the form of one of the lengths, targets and other plain rules."""
    if rule in LENGTHS:
        return _length(pack, rule)
    if rule == "attendance" or rule in COUNTED:
        return _threshold(pack, rule)
    return {"minimum_minutes_large": _large, "absences_told": _absences, "voting": _voting}[rule](pack)


def _plain(pack: RulePack, rule: str, source: Source, **facts: object) -> RulePack:
    own = {} if source == pack.source_of(rule) else {rule: source}
    return replace(pack, sources=pack.sources | own, **facts)  # type: ignore[arg-type]


def _length(pack: RulePack, rule: str) -> Form:
    def put(typed: Typed, source: Source) -> RulePack:
        return _plain(pack, rule, source, **{rule: count_of(typed, "minutes", 1, LONGEST)})

    items = (Item("minutes", "Ít nhất bao nhiêu phút", example="90"),)
    return sourced(pack, items, {"minutes": str(getattr(pack, rule))}, pack.source_of(rule), put)


def _large(pack: RulePack) -> Form:
    rule = "minimum_minutes_large"
    items = (
        Item("members", "Từ bao nhiêu đảng viên", hint=BLANK_HINT, example="30"),
        Item("minutes", "Ít nhất bao nhiêu phút", hint=BLANK_HINT, example="120"),
    )
    values = {"members": _shown(pack.large_from), "minutes": _shown(pack.minimum_minutes_large)}

    def put(typed: Typed, source: Source) -> RulePack:
        members, minutes = count_or_none(typed, "members", 1, 10_000), count_or_none(typed, "minutes", 1, LONGEST)
        if (members is None) != (minutes is None):
            raise WrongInput("minutes" if minutes is None else "members", "Ghi cả hai số hoặc để trống cả hai.")
        return _plain(pack, rule, source, large_from=members, minimum_minutes_large=minutes)

    return sourced(pack, items, values, pack.source_of(rule), put)


def _threshold(pack: RulePack, rule: str) -> Form:
    share = rule == "attendance"
    present: Threshold | None = getattr(pack, rule)
    required = rule in ("attendance", "sessions_spoken")
    unit = "%" if share else COUNTED[rule][1]
    items = (
        Item("operator", "So với mức", Entry.CHOICE, OPERATORS),
        Item("value", f"Mức ({unit})", hint="" if required else BLANK_HINT),
    )
    value = number_words(round(present.value * (100 if share else 1), 6)) if present else ""
    values = {"operator": present.operator if present else ">=", "value": value}

    def put(typed: Typed, source: Source) -> RulePack:
        target = threshold_of(typed, 100 if share else OFTEN, share=share)
        if target is None and required:
            raise WrongInput("value", "Chưa ghi.")
        return _plain(pack, rule, source, **{rule: target})

    return sourced(pack, items, values, pack.source_of(rule), put)


def _absences(pack: RulePack) -> Form:
    items = (
        Item("times", "Từ bao nhiêu lần vắng", hint=BLANK_HINT, example="3"),
        Item("row", "Cách tính", Entry.CHOICE, (("", "Cộng dồn trong năm"), ("row", "Liên tiếp trong năm"))),
        Item("counted", "Tính các lần vắng", Entry.CHOICE, tuple((one.value, one.vi) for one in Absences)),
    )
    values = {
        "times": _shown(pack.absences_told), "row": "row" if pack.absences_in_a_row else "",
        "counted": pack.absences_counted.value,
    }  # fmt: skip

    def put(typed: Typed, source: Source) -> RulePack:
        return _plain(
            pack, "absences_told", source, absences_told=count_or_none(typed, "times", 1, OFTEN),
            absences_in_a_row=typed["row"] == "row", absences_counted=word_of(Absences, typed["counted"]),
        )  # fmt: skip

    return sourced(pack, items, values, pack.source_of("absences_told"), put)


def _voting(pack: RulePack) -> Form:
    options = tuple((one.value, one.vi) for one in Standing if one is not Standing.LEFT)
    items = (
        Item("always", "Tính vào số thành viên", Entry.MANY, options),
        Item("present", "Chỉ tính khi có mặt", Entry.MANY, options),
    )
    values = {"always": ",".join(pack.voting), "present": ",".join(pack.voting_when_present)}

    def put(typed: Typed, source: Source) -> RulePack:
        always, present = many_of(typed, "always"), many_of(typed, "present")
        if not always:
            raise WrongInput("always", "Chọn ít nhất một diện đảng viên.")
        if set(always) & set(present):
            raise WrongInput("present", "Một diện đảng viên chỉ chọn ở một chỗ.")
        base, sometimes = words_of(Standing, always), words_of(Standing, present)
        return _plain(pack, "voting", source, voting=base, voting_when_present=sometimes)

    return sourced(pack, items, values, pack.source_of("voting"), put)


def combine_form(pack: RulePack) -> Form:
    """Return the form of whether two sessions share a sitting."""
    items = (Item("policy", "Lồng ghép hai buổi", Entry.CHOICE, tuple((one.value, one.vi) for one in CombinePolicy)),)

    def put(typed: Typed, source: Source) -> RulePack:
        return replace(pack, combine=CombineRule(word_of(CombinePolicy, typed["policy"]), source))

    return sourced(pack, items, {"policy": pack.combine.policy.value}, pack.combine.source, put)


def gate_form(pack: RulePack, gate: Gate) -> Form:
    """Return the form of one gate, also of one that the pack does not ask for."""
    rule = next((one for one in pack.gates if one.gate is gate), None)
    others = tuple((one.gate.value, one.gate.vi) for one in pack.gates if one.gate is not gate)
    items = (
        Item("asked", gate.vi, Entry.CHOICE, ((_NO, "Không yêu cầu"), (_CHOICE, "Tùy chi bộ"), (_MUST, "Bắt buộc"))),
        Item(
            "lead", "Trước buổi sinh hoạt mấy ngày", hint=BLANK_HINT, example="5", asks="asked", when=(_CHOICE, _MUST)
        ),
        Item("either", "Hoặc thay bằng", Entry.CHOICE, (("", "Không"), *others), asks="asked", when=(_CHOICE, _MUST)),
    )
    values = {
        "asked": _NO if rule is None else _MUST if rule.required else _CHOICE,
        "lead": _shown(rule.lead_days if rule else None),
        "either": rule.either.value if rule and rule.either else "",
    }

    def put(typed: Typed, source: Source) -> RulePack:
        either = word_of(Gate, typed["either"]) if typed["either"] else None
        lead = count_or_none(typed, "lead", 0, FAR)
        made = GateRule(gate, source, typed["asked"] == _MUST, lead, either)
        return replace(pack, gates=_with_gate(pack.gates, gate, None if typed["asked"] == _NO else made))

    return sourced(pack, items, values, rule.source if rule else pack.source, put)


def _with_gate(gates: tuple[GateRule, ...], gate: Gate, made: GateRule | None) -> tuple[GateRule, ...]:
    """Return the gates in the order of the words, without those that lean on one that is gone."""
    known = {one.gate: one for one in gates if one.gate is not gate} | ({gate: made} if made else {})
    ordered = [known[one] for one in Gate if one in known]
    return tuple(replace(one, either=one.either if one.either in known else None) for one in ordered)


def desk_form(pack: RulePack) -> Form:
    """Return the form of the desk that reports usually go to."""
    desk = pack.desk
    items = (
        Item("recipient", "Nơi nhận", hint=f"Để trống khi gửi {PARENT}.", example="Ban Thường vụ Đảng ủy"),
        Item("via", "Qua ban, văn phòng", example="Ban Tổ chức Đảng ủy"),
    )
    values = {"recipient": desk.recipient if desk else "", "via": desk.via if desk else ""}

    def put(typed: Typed, source: Source) -> RulePack:
        recipient, via = tidy(typed["recipient"]), tidy(typed["via"])
        if via and not recipient:
            raise WrongInput("recipient", "Ghi nơi nhận, vì đã ghi nơi chuyển qua.")
        return replace(pack, desk=Desk(recipient, via, source) if recipient else None)

    return sourced(pack, items, values, desk.source if desk else pack.source, put)


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)
