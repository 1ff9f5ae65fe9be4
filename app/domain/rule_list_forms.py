"""Forms of the rules that stand in lists: obligations, the scoring sheet and its criteria; and taking one away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from app.domain.rule_entries import (
    BAND_HINT,
    Entry,
    Item,
    Typed,
    bands_of,
    bands_text,
    count_or_none,
    day_of_year,
    levels_of,
    many_of,
    number_of,
    text_of,
    tidy,
    word_of,
    words_of,
)
from app.domain.rule_faults import DOCUMENTS, TOTAL
from app.domain.rule_forms import FAR, HEAD, Form, combine_form, desk_form, gate_form, head_form, sourced, target_form
from app.domain.rule_words import EXAMPLE, number_words
from app.domain.rules import Criterion, Evidence, ObligationRule, RulePack, When
from app.domain.targets import Source
from app.domain.vietnamese import fold
from app.domain.vocabulary import FollowUpKind, Gate, SessionKind, Word
from app.errors import WrongInput

#: The ids under which something new is added.
NEW_OBLIGATION, NEW_CRITERION = "obligation/", "criterion/"
KEEP, NONE = "keep", "none"
_OF_SESSION = (When.BEFORE_SESSION, When.AFTER_SESSION)
_RECKONED = (*_OF_SESSION, When.QUARTER_END, When.HALF_YEAR)
Entries = TypeVar("Entries", ObligationRule, Criterion)


def form_of(pack: RulePack, line: str, packs: Sequence[RulePack] = ()) -> Form:
    """Return the form of a line of ``rule_words.lines``, of ``HEAD`` or of something new; ``packs`` are all there are.

    Raises KeyError for a line that the pack does not have.
    """
    kind, _, code = line.partition("/")
    if kind == "gate":
        return gate_form(pack, word_of(Gate, code))
    if kind == "obligation":
        return _obligation_form(pack, code)
    if kind == "criterion":
        return _criterion_form(pack, code)
    if line == HEAD:
        return head_form(pack, packs)
    if line == "scoring" or kind == EXAMPLE:
        return _sheet_form(pack, packs)
    if line == "desk":
        return desk_form(pack)
    return combine_form(pack) if line == "combine" else target_form(pack, line)


def can_remove(line: str) -> bool:
    """Return whether a line can be taken out of its pack."""
    kind, _, code = line.partition("/")
    return kind in ("obligation", "criterion") and bool(code)


def removed(pack: RulePack, line: str) -> RulePack:
    """Return the pack without one of its obligations or criteria."""
    kind, _, code = line.partition("/")
    if kind == "obligation":
        return replace(pack, obligations=tuple(rule for rule in pack.obligations if rule.code != code))
    assert pack.scoring is not None
    criteria = tuple(one for one in pack.scoring.criteria if one.code != code)
    return replace(pack, scoring=replace(pack.scoring, criteria=criteria))


def _obligation_form(pack: RulePack, code: str) -> Form:
    rule = _found(pack.obligations, code) or ObligationRule("", "", When.FIXED, pack.source)
    items = (
        Item("title", "Việc phải làm", example="Báo cáo sơ kết quý"),
        Item("when", "Thời hạn tính theo", Entry.CHOICE, _words(When)),
        Item("day", "Ngày, tháng", example="25/12", asks="when", when=(When.FIXED,)),
        Item("days", "Số ngày", hint="Để trống khi nguồn không nêu.", example="2", asks="when", when=_RECKONED),
        Item("kinds", "Buổi sinh hoạt", Entry.MANY, _words(SessionKind), asks="when", when=_OF_SESSION),
        Item("recipient", "Nơi nhận", hint="Để trống: theo nơi nhận thường dùng.", example="Ban Thường vụ Đảng ủy"),
        Item("via", "Qua ban, văn phòng", example="Ban Tuyên giáo Đảng ủy"),
        Item("how", "Cách gửi", example="văn bản, Sổ tay đảng viên điện tử"),
        Item("document", "Văn bản kèm theo", Entry.CHOICE, (("", "Không"), *DOCUMENTS.items())),
        Item(
            "follow_up",
            "Xong khi ghi ở bước cuối",
            Entry.CHOICE,
            (("", "Không"), *_words(FollowUpKind)),
            asks="when",
            when=(When.AFTER_SESSION,),
        ),
        Item("note", "Ghi chú", Entry.LINES),
    )
    values = {
        "title": rule.title, "when": rule.when.value, "day": "/".join(reversed(rule.day.split("-"))),
        "days": "" if rule.days is None else str(rule.days), "kinds": ",".join(rule.kinds),
        "recipient": rule.recipient, "via": rule.via, "how": rule.how, "document": rule.document,
        "follow_up": rule.follow_up.value if rule.follow_up else "", "note": rule.note,
    }  # fmt: skip

    def put(typed: Typed, source: Source) -> RulePack:
        made = _obligation(rule, typed, source, [one.code for one in pack.obligations])
        return replace(pack, obligations=_with(pack.obligations, made))

    return sourced(pack, items, values, rule.source, put)


def _words(kind: type[Word]) -> tuple[tuple[str, str], ...]:
    return tuple((str(one.value), one.vi) for one in kind)


def _obligation(rule: ObligationRule, typed: Typed, source: Source, taken: Iterable[str]) -> ObligationRule:
    title, when = text_of(typed, "title"), word_of(When, typed["when"])
    of_session = when in _OF_SESSION
    kinds = words_of(SessionKind, many_of(typed, "kinds")) if of_session else ()
    if of_session and not kinds:
        raise WrongInput("kinds", "Chọn ít nhất một loại buổi sinh hoạt.")
    follow_up = _follow_up(typed) if when is When.AFTER_SESSION else None
    if follow_up and kinds != (SessionKind.THEMATIC,):
        raise WrongInput("follow_up", "Chỉ dùng cho việc sau buổi sinh hoạt chuyên đề.")
    return ObligationRule(
        rule.code or free_code(title, taken), title, when, source,
        day=day_of_year(typed, "day") if when is When.FIXED else "",
        days=None if when is When.FIXED else count_or_none(typed, "days", 0, FAR),
        kinds=kinds, recipient=tidy(typed["recipient"]), via=tidy(typed["via"]), how=tidy(typed["how"]),
        document=typed["document"], follow_up=follow_up, note=tidy(typed["note"]),
    )  # fmt: skip


def _follow_up(typed: Typed) -> FollowUpKind | None:
    return word_of(FollowUpKind, typed["follow_up"]) if typed["follow_up"] else None


def _sheet_form(pack: RulePack, packs: Sequence[RulePack]) -> Form:
    sheets = [sheet for one in packs for sheet in (one.scoring, *one.scoring_examples) if sheet is not None]
    known = {f"{number}": sheet for number, sheet in enumerate(sheets) if sheet != pack.scoring}
    sheet = pack.scoring
    keep = ((KEEP, "Giữ phiếu đang có"),) if sheet else ()
    offered = (*keep, (NONE, "Không chấm điểm"), *((code, one.title) for code, one in known.items()))
    items = [Item("sheet", "Phiếu chấm điểm", Entry.CHOICE, offered)]
    values = {"sheet": KEEP if sheet else NONE}
    if sheet is not None:
        items += [
            Item("title", "Tên phiếu", Entry.LINES, asks="sheet", when=(KEEP,)),
            Item("levels", "Các mức", Entry.LINES, hint="Mỗi dòng một mức: Tốt = 90", asks="sheet", when=(KEEP,)),
        ]
        values["title"] = sheet.title
        values["levels"] = "\n".join(f"{level.title} = {number_words(level.lower)}" for level in sheet.levels)

    def put(typed: Typed, source: Source) -> RulePack:
        if typed["sheet"] != KEEP:
            return replace(pack, scoring=known.get(typed["sheet"]))
        assert sheet is not None
        made = replace(sheet, title=text_of(typed, "title"), levels=levels_of(typed), source=source)
        return replace(pack, scoring=made)

    form = sourced(pack, items, values, sheet.source if sheet else pack.source, put)
    own = tuple(item if item in items else replace(item, asks="sheet", when=(KEEP,)) for item in form.items)
    return replace(form, items=own)


def _criterion_form(pack: RulePack, code: str) -> Form:
    sheet = pack.scoring
    if sheet is None:
        raise KeyError(code)
    criterion = _found(sheet.criteria, code) or Criterion("", "", 0)
    items = (
        Item("title", "Tiêu chí", Entry.LINES),
        Item("group", "Thuộc mục", example="4. Tổ chức sinh hoạt"),
        Item("points", "Điểm tối đa", example="5"),
        Item("evidence", "Sổ gợi ý điểm theo", Entry.CHOICE, _words(Evidence)),
        Item("bands", "Các mức điểm", Entry.LINES, hint=BAND_HINT),
        Item("note", "Ghi chú", Entry.LINES),
    )
    values = {
        "title": criterion.title, "group": criterion.group, "note": criterion.note,
        "points": number_words(criterion.points) if criterion.points else "", "evidence": criterion.evidence.value,
        "bands": bands_text(criterion.bands, criterion.evidence),
    }  # fmt: skip

    def put(typed: Typed) -> RulePack:
        made = _criterion(criterion, typed, [one.code for one in sheet.criteria])
        source = sheet.source if made == criterion else pack.source
        return replace(pack, scoring=replace(sheet, criteria=_with(sheet.criteria, made), source=source))

    return Form(items, values, put)


def _criterion(criterion: Criterion, typed: Typed, taken: Iterable[str]) -> Criterion:
    title, evidence = text_of(typed, "title"), word_of(Evidence, typed["evidence"])
    points = number_of(typed, "points", 0.1, TOTAL)
    bands = bands_of(typed, evidence)
    for band in bands:
        if not 0 <= band.points <= points:
            raise WrongInput("bands", f"Điểm mỗi mức phải từ 0 đến {number_words(points)}.")
    return Criterion(
        criterion.code or free_code(title, taken), title, points, evidence, bands, tidy(typed["group"]),
        tidy(typed["note"]),
    )  # fmt: skip


def _found(entries: Iterable[Entries], code: str) -> Entries | None:
    """Return the entry of that code, None for a new one; raises KeyError for a code that is not there."""
    if not code:
        return None
    return {one.code: one for one in entries}[code]


def _with(entries: tuple[Entries, ...], made: Entries) -> tuple[Entries, ...]:
    known = {one.code: one for one in entries}
    known[made.code] = made
    return tuple(known.values())


def free_code(title: str, taken: Iterable[str]) -> str:
    """Return a code made of a title that no other has."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(title)).split()
    stem, known = "_".join(words)[:40].strip("_") or "muc", set(taken)
    codes = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(known) + 2))
    return next(code for code in codes if code not in known)
