"""What is wrong with a rule pack: each fault names its place, as ``scoring.criteria[2].points``, and the problem.

A committee's own pack is checked like the program's own, as if a stranger had written it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator

from app.domain.document_names import KINDS, SUPPLEMENT
from app.domain.rules import (
    PLAIN_RULES,
    Criterion,
    GateRule,
    Level,
    ObligationRule,
    RulePack,
    ScoringSheet,
    When,
)
from app.domain.targets import Source, Threshold
from app.domain.vocabulary import SessionKind, Standing

Faults = Iterator[tuple[str, str]]

#: Kinds of documents that an obligation may ask for, with what people call them.
DOCUMENTS = {kind: title for kind, title in KINDS.items() if kind != SUPPLEMENT}
#: Points of every scoring sheet together.
TOTAL = 100
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
#: Any year without a 29 February.
_COMMON_YEAR = 2001
_DAY = re.compile(r"(\d{2})-(\d{2})")
_LONGEST_MINUTES, _MOST_DAYS, _MOST_TIMES, _MOST_MEMBERS = 600, 366, 366, 10_000
#: No figure that bands are compared with lies farther from nought.
_FARTHEST = 1_000_000
_MINUTES = ("minimum_minutes", "minimum_minutes_combined", "minimum_minutes_large")
_COUNTS = ("sessions_spoken", "thematic_per_quarter", "topics_per_year", "regular_per_year")
_RECKONED_FROM_SESSION = (When.BEFORE_SESSION, When.AFTER_SESSION)


def pack_faults(pack: RulePack) -> Faults:
    """Yield every fault of a pack as (place, problem)."""
    yield from blank(pack, "", "code", "title")
    yield from source_faults(pack.source, "source")
    yield from source_faults(pack.combine.source, "combine.source")
    yield from _validity(pack)
    yield from _lengths(pack)
    yield from _targets(pack)
    yield from _voting(pack)
    yield from _gates(pack.gates)
    if pack.desk is not None:
        yield from blank(pack.desk, "desk.", "recipient")
        yield from source_faults(pack.desk.source, "desk.source")
    yield from _obligations(pack.obligations)
    if pack.scoring is not None:
        yield from sheet_faults(pack.scoring, "scoring.")
    for number, sheet in enumerate(pack.scoring_examples):
        yield from sheet_faults(sheet, f"scoring_examples[{number}].")
    for rule, source in pack.sources.items():
        if rule not in PLAIN_RULES:
            yield f"sources.{rule}", f"không có quy định này; dùng: {', '.join(PLAIN_RULES)}"
        yield from source_faults(source, f"sources.{rule}")


def sheet_faults(sheet: ScoringSheet, place: str = "") -> Faults:
    """Yield every fault of a scoring sheet that stands at ``place``."""
    yield from blank(sheet, place, "title")
    yield from source_faults(sheet.source, f"{place}source")
    yield from _doubles([criterion.code for criterion in sheet.criteria], f"{place}criteria", "code")
    for number, criterion in enumerate(sheet.criteria):
        yield from _criterion(criterion, f"{place}criteria[{number}].")
    if not _is_same(sheet.total, TOTAL):
        yield f"{place}criteria", f"tổng điểm phải là {TOTAL}, đang là {sheet.total:g}"
    yield from _levels(sheet.levels, f"{place}levels")


def source_faults(source: Source, place: str) -> Faults:
    """Yield what is wrong with a source."""
    yield from blank(source, f"{place}.", "document")
    if not _DATE.fullmatch(source.date):
        yield f"{place}.date", "ghi ngày theo mẫu 2026, 2026-05 hoặc 2026-05-27"


def blank(holder: object, place: str, *names: str) -> Faults:
    """Yield the texts of these names that say nothing."""
    for name in names:
        if not getattr(holder, name).strip():
            yield f"{place}{name}", "chưa ghi"


def _validity(pack: RulePack) -> Faults:
    if pack.valid_from and pack.valid_until and pack.valid_until < pack.valid_from:
        yield "valid_until", "ngày hết hiệu lực phải sau ngày có hiệu lực"
    if pack.superseded_by and pack.superseded_by == pack.code:
        yield "superseded_by", "một bộ quy định không thay thế chính nó"


def _lengths(pack: RulePack) -> Faults:
    for name in _MINUTES:
        yield from _within(getattr(pack, name), 1, _LONGEST_MINUTES, name)
    yield from _within(pack.large_from, 1, _MOST_MEMBERS, "large_from")
    if (pack.large_from is None) != (pack.minimum_minutes_large is None):
        yield "large_from", "ghi cả số đảng viên và số phút của chi bộ đông, hoặc để trống cả hai"


def _targets(pack: RulePack) -> Faults:
    yield from _threshold(pack.attendance, 1, "attendance")
    for name in _COUNTS:
        yield from _threshold(getattr(pack, name), _MOST_TIMES, name)
    yield from _within(pack.absences_told, 1, _MOST_TIMES, "absences_told")


def _threshold(threshold: Threshold | None, most: float, place: str) -> Faults:
    if threshold is None:
        return
    if threshold.operator not in (">", ">="):
        yield f"{place}.operator", f"phải là > hoặc >=, đang ghi “{threshold.operator}”"
    yield from _within(threshold.value, 0, most, f"{place}.value")


def _voting(pack: RulePack) -> Faults:
    if not pack.voting:
        yield "voting", "chưa ghi ai được biểu quyết"
    both = [*pack.voting, *pack.voting_when_present]
    if len(set(both)) < len(both):
        yield "voting", "một diện đảng viên ghi hai lần"
    if Standing.LEFT in both:
        yield "voting", "đảng viên đã chuyển đi không biểu quyết"


def _gates(gates: tuple[GateRule, ...]) -> Faults:
    known = {rule.gate for rule in gates}
    yield from _doubles([str(rule.gate) for rule in gates], "gates", "gate")
    for number, rule in enumerate(gates):
        place = f"gates[{number}]."
        yield from source_faults(rule.source, f"{place}source")
        yield from _within(rule.lead_days, 0, _MOST_DAYS, f"{place}lead_days")
        if rule.either is not None and (rule.either is rule.gate or rule.either not in known):
            yield f"{place}either", "phải là một khâu khác có trong bộ quy định"


def _obligations(rules: tuple[ObligationRule, ...]) -> Faults:
    yield from _doubles([rule.code for rule in rules], "obligations", "code")
    yield from _doubles([str(rule.follow_up) for rule in rules if rule.follow_up], "obligations", "follow_up")
    for number, rule in enumerate(rules):
        place = f"obligations[{number}]."
        yield from blank(rule, place, "code", "title")
        yield from source_faults(rule.source, f"{place}source")
        yield from _due(rule, place)
        if rule.document and rule.document not in DOCUMENTS:
            yield f"{place}document", f"không có “{rule.document}”; dùng: {', '.join(DOCUMENTS)}"


def _due(rule: ObligationRule, place: str) -> Faults:
    if rule.when is When.FIXED and not is_day(rule.day):
        yield f"{place}day", "ghi ngày và tháng theo mẫu 02-28"
    if rule.when is not When.FIXED and rule.day:
        yield f"{place}day", "chỉ ghi khi là ngày cố định trong năm"
    if rule.when is When.FIXED and rule.days is not None:
        yield f"{place}days", "không ghi khi là ngày cố định trong năm"
    yield from _within(rule.days, 0, _MOST_DAYS, f"{place}days")
    if rule.when in _RECKONED_FROM_SESSION and not rule.kinds:
        yield f"{place}kinds", "chưa ghi loại buổi sinh hoạt nào"
    if rule.when not in _RECKONED_FROM_SESSION and rule.kinds:
        yield f"{place}kinds", "chỉ ghi khi tính từ buổi sinh hoạt"
    if rule.follow_up is not None and (rule.when, rule.kinds) != (When.AFTER_SESSION, (SessionKind.THEMATIC,)):
        yield f"{place}follow_up", "chỉ dùng cho việc sau buổi sinh hoạt chuyên đề"


def is_day(text: str) -> bool:
    """Return whether a text is a day of every year, as ``02-28``."""
    match = _DAY.fullmatch(text)
    if match is None:
        return False
    month, day = int(match[1]), int(match[2])
    return 1 <= month <= 12 and 1 <= day <= monthrange(_COMMON_YEAR, month)[1]


def _criterion(criterion: Criterion, place: str) -> Faults:
    yield from blank(criterion, place, "code", "title")
    yield from _within(criterion.points, 0, TOTAL, f"{place}points")
    if criterion.points == 0:
        yield f"{place}points", "phải lớn hơn 0"
    yield from _doubles([f"{band.operator} {band.lower:g}" for band in criterion.bands], f"{place}bands", "lower")
    for number, band in enumerate(criterion.bands):
        at = f"{place}bands[{number}]."
        if band.operator not in (">", ">="):
            yield f"{at}operator", f"phải là > hoặc >=, đang ghi “{band.operator}”"
        yield from _within(band.lower, -_FARTHEST, _FARTHEST, f"{at}lower")
        if not 0 <= band.points <= criterion.points:
            yield f"{at}points", f"phải từ 0 đến {criterion.points:g}, đang ghi {band.points:g}"


def _levels(levels: tuple[Level, ...], place: str) -> Faults:
    if not levels:
        yield place, "chưa ghi mức nào"
        return
    for number, level in enumerate(levels):
        yield from blank(level, f"{place}[{number}].", "title")
        yield from _within(level.lower, 0, TOTAL, f"{place}[{number}].lower")
        if number and level.lower >= levels[number - 1].lower:
            yield f"{place}[{number}].lower", "các mức ghi từ cao xuống thấp"
    if levels[-1].lower != 0:
        yield f"{place}[{len(levels) - 1}].lower", "mức thấp nhất phải tính từ 0 điểm"


def _within(figure: float | None, least: float, most: float, place: str) -> Faults:
    if figure is not None and not least <= figure <= most:
        yield place, f"phải từ {least:g} đến {most:g}, đang ghi {figure:g}"


def _doubles(codes: Iterable[str], place: str, what: str) -> Faults:
    seen: set[str] = set()
    for number, code in enumerate(codes):
        if code in seen:
            yield f"{place}[{number}].{what}", f"“{code}” đã có ở trên"
        seen.add(code)


def _is_same(one: float, other: float) -> bool:
    return abs(one - other) < 1e-6
