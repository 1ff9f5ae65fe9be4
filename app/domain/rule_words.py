"""A rule pack in the words of people: one line for every rule, with what it asks and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.partial_dates import show_partial
from app.domain.rule_faults import DOCUMENTS, TOTAL
from app.domain.rules import Band, Criterion, Evidence, GateRule, ObligationRule, RulePack, ScoringSheet, When
from app.domain.targets import Source, Threshold
from app.domain.vietnamese import two_digits
from app.domain.vocabulary import Gate, Word

#: What a rule that sets nothing says.
NOTHING = "không đặt ra"
NO_GATE = "không yêu cầu"
PARENT = "cấp ủy cấp trên trực tiếp"
#: The ids of sheets that a cell may take for its own begin with this word.
EXAMPLE = "example"
EXAMPLE_NOTE = "Phiếu tham khảo: trong bộ quy định riêng, đồng chí chọn phiếu này ở dòng đầu."
#: Evidence that is a share of a whole, shown as a percentage.
SHARES = frozenset(
    (Evidence.ATTENDANCE, Evidence.PREPARATION, Evidence.STEPS, Evidence.SPEAKING, Evidence.MINUTES, Evidence.RESULTS)
)
_SIGNS = {">=": "≥", ">": ">"}
#: Targets that are counted: the name of the rule, its title, what it counts.
COUNTED = {
    "sessions_spoken": ("Mỗi đảng viên phát biểu", "kỳ mỗi năm"),
    "thematic_per_quarter": ("Sinh hoạt chuyên đề", "buổi mỗi quý"),
    "topics_per_year": ("Chuyên đề trong kế hoạch", "chuyên đề mỗi năm"),
    "regular_per_year": ("Sinh hoạt thường kỳ", "buổi mỗi năm"),
}
LENGTHS = {
    "minimum_minutes": "Thời lượng một buổi",
    "minimum_minutes_combined": "Thời lượng khi kết hợp hai buổi",
}


class Part(Word):
    """The parts in which the rules of a pack are shown."""

    TARGETS = "targets", "Chỉ tiêu"
    GATES = "gates", "Thông qua trước"
    OBLIGATIONS = "obligations", "Việc, thời hạn"
    SCORING = "scoring", "Chấm điểm"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule in words; ``id`` says which: ``attendance``, ``gate/parent``, ``obligation/year_plan``.

    A rule that sets nothing has no source.
    """

    id: str
    part: Part
    title: str
    value: str
    source: Source | None
    note: str = ""

    @property
    def sentence(self) -> str:
        """The rule in one line: ``Tỷ lệ dự sinh hoạt ≥ 90%``."""
        gap = " " if self.value[:1] in "≥>" else ": "
        return f"{self.title}{gap}{self.value}"


def lines(pack: RulePack) -> tuple[RuleLine, ...]:
    """Return every rule of a pack as a line, in the order of ``Part``."""
    return (*_targets(pack), *_gates(pack), *_obligations(pack), *_scoring(pack))


def document_words(source: Source) -> str:
    """Return which document a source is, with its day."""
    return f"{source.document} ({show_partial(source.date)})"


def source_words(source: Source) -> str:
    """Return a source as one line: document, its day, the place in it."""
    return document_words(source) + (f": {source.clause}" if source.clause else "")


def validity_words(pack: RulePack, titles: dict[str, str]) -> str:
    """Return from when until when a pack holds by its source; ``titles`` name the pack that took its place."""
    parts = []
    if pack.valid_from:
        parts.append(f"có hiệu lực từ {day_words(pack.valid_from)}")
    if pack.valid_until:
        parts.append(f"hết hiệu lực ngày {day_words(pack.valid_until)}")
    if pack.superseded_by:
        parts.append(f"được thay bằng {titles.get(pack.superseded_by, pack.superseded_by)}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def day_words(day: date) -> str:
    """Return a day as people write it."""
    return show_partial(day.isoformat())


def number_words(figure: float) -> str:
    """Return a number with a comma: ``2,5``."""
    return f"{figure:g}".replace(".", ",")


def threshold_words(threshold: Threshold | None, unit: str, *, share: bool = False) -> str:
    """Return a target with its sign: ``≥ 90%``, ``≥ 6 kỳ mỗi năm``; a per cent sign stands at its figure."""
    if threshold is None:
        return NOTHING
    figure = threshold.value * 100 if share else threshold.value
    words = unit if unit == "%" else f" {unit}"
    return f"{_SIGNS.get(threshold.operator, threshold.operator)} {number_words(round(figure, 6))}{words}".rstrip()


def when_words(rule: ObligationRule) -> str:
    """Return by when something is owed."""
    number = two_digits(rule.days) if rule.days is not None else ""
    if rule.when is When.FIXED:
        return f"trước ngày {'/'.join(reversed(rule.day.split('-')))} hằng năm"
    if rule.when is When.BEFORE_SESSION:
        return f"trước buổi sinh hoạt ít nhất {number} ngày" if number else "trước buổi sinh hoạt"
    if rule.when is When.AFTER_SESSION:
        return f"trong {number} ngày sau buổi sinh hoạt" if number else "sau buổi sinh hoạt"
    end = "quý" if rule.when is When.QUARTER_END else "mỗi sáu tháng"
    return f"trong {number} ngày sau khi hết {end}" if rule.days else f"khi hết {end}"


def obligation_words(rule: ObligationRule, pack: RulePack) -> str:
    """Return what is owed by when, to whom, how."""
    recipient, via = pack.addressee(rule)
    kinds = ", ".join(kind.vi.lower().removeprefix("sinh hoạt ") for kind in rule.kinds)
    parts = [when_words(rule) + (f" ({kinds})" if kinds else "")]
    parts.append(f"nơi nhận: {recipient or PARENT}")
    parts += [
        part for part in (f"qua {via}" if via else "", DOCUMENTS.get(rule.document, "").lower(), rule.how) if part
    ]
    return "; ".join(parts)


def gate_words(rule: GateRule | None) -> str:
    """Return how a gate stands: asked for or not, how long before, what does as well."""
    if rule is None:
        return NO_GATE
    lead = f", trước {two_digits(rule.lead_days)} ngày" if rule.lead_days is not None else ""
    either = f"; hoặc: {rule.either.vi[:1].lower()}{rule.either.vi[1:]}" if rule.either else ""
    return ("bắt buộc" if rule.required else "tùy chi bộ") + lead + either


def band_words(band: Band, evidence: Evidence) -> str:
    """Return a band as it is typed: ``≥ 90% = 4; từ 90%``."""
    share = evidence in SHARES
    figure = threshold_words(Threshold(band.operator, band.lower), "%" if share else "", share=share)
    return f"{figure} = {number_words(band.points)}" + (f"; {band.text}" if band.text else "")


def total_words(sheet: ScoringSheet) -> str:
    """Return how the points of a sheet add up against what they must be."""
    left = TOTAL - sheet.total
    if abs(left) < 1e-6:
        return f"Tổng {TOTAL}/{TOTAL} điểm."
    way = f"còn thiếu {number_words(left)}" if left > 0 else f"thừa {number_words(-left)}"
    return f"Tổng {number_words(sheet.total)}/{TOTAL} điểm, {way} điểm."


def _targets(pack: RulePack) -> list[RuleLine]:
    def line(rule: str, title: str, value: str) -> RuleLine:
        return RuleLine(rule, Part.TARGETS, title, value, None if value == NOTHING else pack.source_of(rule))

    found = [line(rule, title, f"≥ {getattr(pack, rule)} phút") for rule, title in LENGTHS.items()]
    found.append(line("minimum_minutes_large", "Thời lượng ở chi bộ đông", _large_words(pack)))
    found.append(line("attendance", "Tỷ lệ dự sinh hoạt", threshold_words(pack.attendance, "%", share=True)))
    for rule, (title, unit) in COUNTED.items():
        found.append(line(rule, title, threshold_words(getattr(pack, rule), unit)))
    found.append(line("absences_told", "Thông báo đảng viên vắng", _absences_words(pack)))
    found.append(line("voting", "Số thành viên biểu quyết", _voting_words(pack)))
    found.append(
        RuleLine("combine", Part.TARGETS, "Lồng ghép hai buổi", pack.combine.policy.vi.lower(), pack.combine.source)
    )
    return found


def _large_words(pack: RulePack) -> str:
    if pack.large_from is None or pack.minimum_minutes_large is None:
        return NOTHING
    return f"≥ {pack.minimum_minutes_large} phút khi có từ {pack.large_from} đảng viên"


def _absences_words(pack: RulePack) -> str:
    if pack.absences_told is None:
        return NOTHING
    row = "liên tiếp" if pack.absences_in_a_row else "trong năm"
    return f"từ {two_digits(pack.absences_told)} lần {row}, {pack.absences_counted.vi}"


def _voting_words(pack: RulePack) -> str:
    always = ", ".join(standing.vi for standing in pack.voting)
    sometimes = ", ".join(standing.vi for standing in pack.voting_when_present)
    return f"đảng viên {always}" + (f"; {sometimes} nếu có mặt" if sometimes else "")


def _gates(pack: RulePack) -> list[RuleLine]:
    known = {rule.gate: rule for rule in pack.gates}
    return [
        RuleLine(f"gate/{gate}", Part.GATES, gate.vi, gate_words(rule), rule.source if rule else None)
        for gate in Gate
        for rule in [known.get(gate)]
    ]


def _obligations(pack: RulePack) -> list[RuleLine]:
    desk = pack.desk
    words = f"{desk.recipient}, qua {desk.via}" if desk and desk.via else desk.recipient if desk else ""
    first = RuleLine("desk", Part.OBLIGATIONS, "Nơi nhận thường dùng", words or PARENT, desk.source if desk else None)
    return [
        first,
        *(
            RuleLine(
                f"obligation/{rule.code}", Part.OBLIGATIONS, rule.title, obligation_words(rule, pack), rule.source,
                rule.note,
            )
            for rule in pack.obligations
        ),
    ]  # fmt: skip


def _scoring(pack: RulePack) -> list[RuleLine]:
    return [*_sheet(pack.scoring), *(_example(number, one) for number, one in enumerate(pack.scoring_examples))]


def _example(number: int, sheet: ScoringSheet) -> RuleLine:
    value = f"{len(sheet.criteria)} tiêu chí, {number_words(sheet.total)} điểm"
    return RuleLine(f"{EXAMPLE}/{number}", Part.SCORING, sheet.title, value, sheet.source, EXAMPLE_NOTE)


def _sheet(sheet: ScoringSheet | None) -> list[RuleLine]:
    if sheet is None:
        return [RuleLine("scoring", Part.SCORING, "Phiếu chấm điểm", "chưa có phiếu", None)]
    levels = "; ".join(f"{level.title} từ {number_words(level.lower)}" for level in sheet.levels)
    head = RuleLine("scoring", Part.SCORING, sheet.title, f"{total_words(sheet)} {levels}.", sheet.source)
    return [head, *(_criterion(criterion, sheet.source) for criterion in sheet.criteria)]


def _criterion(criterion: Criterion, source: Source) -> RuleLine:
    title = f"{criterion.group} – {criterion.title}" if criterion.group else criterion.title
    bands = "; ".join(
        f"{band.text or band_words(band, criterion.evidence).split(' = ')[0]}: {number_words(band.points)}"
        for band in criterion.bands
    )
    value = f"{number_words(criterion.points)} điểm" + (f" ({bands})" if bands else "")
    return RuleLine(f"criterion/{criterion.code}", Part.SCORING, title, value, source, criterion.note)
