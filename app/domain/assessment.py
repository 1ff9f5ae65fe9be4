"""A session scored by its cell: what the book says towards each line of the sheet, the points, the total, the level.

A proposal is only made where the sheet says how: by its bands, or the most points where nothing is lacking. Everything
else is asked. Procedure after guidance 42-HD/BTCTW of 28/10/2025 as published: one member follows and scores, the cell
agrees, weak points and remedies go into the minutes, the committee above decides the final level.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.records import SessionRecord
from app.domain.rules import Criterion, Evidence, Level, RulePack, ScoringSheet
from app.domain.vocabulary import NoteKind
from app.domain.year_records import AssessmentRecord, AssessmentScoreRecord

#: Digits after the comma that points may have.
DIGITS = 2
NOT_A_NUMBER = "Ghi số điểm, ví dụ 4 hoặc 4,5"

#: How far the writing of a result is.
IN_MINUTES, IN_BOOK = "Kết quả đã ghi vào biên bản.", "Kết quả đã ghi vào sổ."
CHANGED = "Điểm hoặc lời ghi đã đổi so với kết quả đã ghi. Bấm “Ghi lại kết quả” để biên bản theo cho đúng."
SEALED = "Biên bản đã chốt nên kết quả ghi vào sổ, không vào biên bản; cần thì lập biên bản bổ sung."
CLOSED = (
    "Kết quả tự chấm điểm đã ghi vào biên bản và biên bản đã chốt, nên không đổi được. Muốn đính chính, đồng chí lập "
    "biên bản bổ sung; kết quả của cấp trên vẫn ghi được."
)


@dataclass(frozen=True, slots=True)
class Proof:
    """What the book says towards a line: a figure as ``Evidence`` defines it (None: not known), and words."""

    figure: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """An assessment as the book has it, with the sheet as it stood and the points given by criterion."""

    record: AssessmentRecord
    sheet: ScoringSheet
    scores: tuple[AssessmentScoreRecord, ...] = ()

    @property
    def points(self) -> dict[str, float]:
        """The points given, by the code of the criterion."""
        return {score.criterion: score.points for score in self.scores}


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the sheet at work: ``proposed`` by the book (None: people judge), ``given`` by the cell."""

    number: int
    criterion: Criterion
    proof: Proof
    proposed: float | None = None
    given: float | None = None

    @property
    def points(self) -> float | None:
        """What counts: the points given, else those proposed, None while people have still to judge."""
        return self.proposed if self.given is None else self.given


@dataclass(frozen=True, slots=True)
class Outcome:
    """The sum of a sheet; ``level`` is None while lines are missing or below the lowest level."""

    total: float
    most: float
    missing: tuple[int, ...] = ()
    level: Level | None = None


def lines(
    sheet: ScoringSheet, proofs: Mapping[Evidence, Proof], given: Mapping[str, float], rules: RulePack
) -> tuple[SheetLine, ...]:
    """Return the lines of a sheet with what the book says and proposes, and what the cell gave."""
    made = []
    for number, criterion in enumerate(sheet.criteria, 1):
        proof = proofs.get(criterion.evidence, Proof(None, criterion.evidence.vi))
        offer = proposed(criterion, proof, rules)
        made.append(SheetLine(number, criterion, proof, offer, given.get(criterion.code)))
    return tuple(made)


def proposed(criterion: Criterion, proof: Proof, rules: RulePack) -> float | None:
    """Return the points that the sheet gives for a figure, None where it leaves that to people."""
    if proof.figure is None or criterion.evidence is Evidence.JUDGEMENT:
        return None
    if criterion.bands:
        band = criterion.band_for(proof.figure)
        return min(band.points, criterion.points) if band else None
    return criterion.points if _is_whole(criterion.evidence, proof.figure, rules) else None


def outcome(sheet: ScoringSheet, at_work: Iterable[SheetLine]) -> Outcome:
    """Return total and level; the level is only said once every line has its points."""
    shown = tuple(at_work)
    missing = tuple(line.number for line in shown if line.points is None)
    total = round(sum(line.points or 0 for line in shown), DIGITS)
    return Outcome(total, sheet.total, missing, None if missing else sheet.level(total))


def fault(text: str, most: float) -> str:
    """Return what is wrong with typed points, or nothing; an empty text is no fault."""
    if not text.strip():
        return ""
    points = read_points(text)
    if points is None:
        return NOT_A_NUMBER
    return "" if 0 <= points <= most else f"Điểm từ 0 đến {points_words(most)}"


def read_points(text: str) -> float | None:
    """Return the number that a text names, with comma or point, or None."""
    try:
        return round(float(text.strip().replace(",", ".")), DIGITS)
    except ValueError:
        return None


def points_words(points: float | None) -> str:
    """Return points as people write them: ``4,5``; nothing for None."""
    return "" if points is None else f"{points:g}".replace(".", ",")


def result_words(reached: Outcome) -> str:
    """Return the result in one sentence, such as ``Chi bộ tự chấm 92/100 điểm, mức Tốt``, and its full stop."""
    level = f", mức {reached.level.title}" if reached.level else ""
    return f"Chi bộ tự chấm {points_words(reached.total)}/{points_words(reached.most)} điểm{level}."


def remarks(reached: Outcome, weak_points: str, remedies: str) -> str:
    """Return what the minutes say of the scoring: the result, then weak points and remedies in the words typed."""
    parts = (("Hạn chế", weak_points), ("Biện pháp khắc phục", remedies))
    said = [f"{title}: {text.strip()}" for title, text in parts if text.strip()]
    return "\n".join((result_words(reached), *said))


def is_closed(session: SessionRecord) -> bool:
    """Return whether closed minutes say the result, so that it cannot change any more."""
    return session.seal is not None and NoteKind.SCORING_REMARKS in session.notes


def written(session: SessionRecord, said: str) -> tuple[str, bool]:
    """Return how far the writing of a result is, in words, and whether there is one; ``said`` is what it says now."""
    result, remarked = session.notes.get(NoteKind.SCORING, ""), session.notes.get(NoteKind.SCORING_REMARKS, "")
    if is_closed(session):
        return CLOSED, True
    if session.seal is not None:
        return (f"{IN_BOOK} {SEALED}" if result else SEALED), bool(result)
    if not remarked:
        return "", False
    return (IN_MINUTES if said == remarked else CHANGED), True


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the printed sheet.

    ``kind`` is ``group`` (a heading with its sums), ``line`` or ``total``; ``parent`` are the points of the committee
    above, known for the total only; None prints as a blank for the hand.
    """

    kind: str
    number: str
    title: str
    most: float
    given: float | None
    parent: float | None = None
    note: str = ""


def sheet_rows(
    record: AssessmentRecord | None, scores: Iterable[AssessmentScoreRecord], sheet: ScoringSheet
) -> tuple[SheetRow, ...]:
    """Return the rows of the printed sheet, groups above their lines and the total last.

    Without a record it is the blank sheet for the hand.
    """
    own = {score.criterion: score for score in scores}
    rows, group = [], ""
    for number, criterion in enumerate(sheet.criteria, 1):
        if criterion.group and criterion.group != group:
            rows.append(_sum("group", criterion.group, [c for c in sheet.criteria if c.group == criterion.group], own))
        group = criterion.group
        score = own.get(criterion.code)
        given = score.points if score else None
        note = score.note if score else ""
        rows.append(SheetRow("line", str(number), criterion.title, criterion.points, given, note=note))
    total = _sum("total", "Tổng điểm", sheet.criteria, own)
    parent = record.parent_score if record else None
    return (*rows, SheetRow(total.kind, "", total.title, total.most, total.given, parent))


def level_words(scores: Iterable[AssessmentScoreRecord], sheet: ScoringSheet) -> str:
    """Return the level that the cell gave itself, nothing while lines are missing."""
    own = {score.criterion: score.points for score in scores}
    if any(criterion.code not in own for criterion in sheet.criteria):
        return ""
    reached = sheet.level(round(sum(own[criterion.code] for criterion in sheet.criteria), DIGITS))
    return reached.title if reached else ""


def _sum(kind: str, title: str, criteria: Sequence[Criterion], own: Mapping[str, AssessmentScoreRecord]) -> SheetRow:
    given = [own[one.code].points for one in criteria if one.code in own]
    whole = round(sum(given), DIGITS) if len(given) == len(criteria) else None
    return SheetRow(kind, "", title, sum(one.points for one in criteria), whole)


def _is_whole(evidence: Evidence, figure: float, rules: RulePack) -> bool:
    """Return whether nothing is lacking: a sheet without bands gives the most points for that alone."""
    match evidence:
        case Evidence.DURATION:
            return figure >= 0
        case Evidence.ATTENDANCE:
            return rules.attendance.met_by(figure)
        case Evidence.DOCUMENTS:
            return figure >= (rules.document_lead_days or 0)
        case _:
            return figure >= 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A sheet that a session may be scored by, with the code of its rule pack."""

    pack: str
    sheet: ScoringSheet = field(hash=False)


def choices(own: RulePack, packs: Iterable[RulePack]) -> tuple[Choice, ...]:
    """Return the sheets to choose from: those of the session's rules, else those of every other pack."""
    mine = _sheets(own)
    return mine or tuple(choice for pack in packs for choice in _sheets(pack))


def _sheets(pack: RulePack) -> tuple[Choice, ...]:
    found = (*((pack.scoring,) if pack.scoring else ()), *pack.scoring_examples)
    return tuple(Choice(pack.code, sheet) for sheet in found)
