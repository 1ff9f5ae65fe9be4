"""Votes in words: who is entitled, who of them is there, whether the figures add up, and what the minutes will say."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.namesakes import in_document
from app.domain.records import RollEntry, VoteOpinion, VoteRecord
from app.domain.roll import RollCount, votes
from app.domain.rules import RulePack
from app.domain.vietnamese import paragraphs, two_digits
from app.domain.vocabulary import AttendanceStatus, Stance
from app.i18n import percent

#: What stands where nobody was counted.
DOTS = "……"
#: How a named member's stance is led in the sentence of the minutes.
_STANCES = {
    Stance.AGAINST: "không tán thành",
    Stance.OTHER: "có ý kiến khác",
    Stance.RESERVED: "bảo lưu ý kiến",
}


@dataclass(frozen=True, slots=True)
class Electorate:
    """Those entitled to vote, by where they are at a moment; ``uncalled`` are those of whom nothing is known."""

    here: tuple[RollEntry, ...]
    absent: tuple[RollEntry, ...]
    not_yet: tuple[RollEntry, ...]
    gone: tuple[RollEntry, ...]
    uncalled: tuple[RollEntry, ...]

    @property
    def base(self) -> int:
        """The number entitled, wherever they are."""
        return sum(len(part) for part in (self.here, self.absent, self.not_yet, self.gone, self.uncalled))


def electorate(roll: Iterable[RollEntry], rules: RulePack, at: datetime) -> Electorate:
    """Return who of a roll may vote and where they are at a moment.

    Being late or leaving early does not change the base, which is everyone entitled who was convened.
    """
    places: dict[str, list[RollEntry]] = {name: [] for name in Electorate.__slots__}
    for entry in roll:
        if entry.convened and votes(entry, rules):
            places[_place(entry, at)].append(entry)
    return Electorate(*(tuple(found) for found in places.values()))


def _place(entry: RollEntry, at: datetime) -> str:
    if entry.status is None:
        return "uncalled"
    if not entry.status.is_present:
        return "absent"
    if entry.status is AttendanceStatus.LATE and entry.arrived_at and entry.arrived_at > at:
        return "not_yet"
    if entry.status is AttendanceStatus.LEFT_EARLY and entry.left_at and entry.left_at <= at:
        return "gone"
    return "here"


def explain_base(counts: RollCount) -> str:
    """Return how the number of those entitled to vote was reached, in a sentence."""
    base = f"{two_digits(counts.voting_base)} đồng chí có quyền biểu quyết"
    if not counts.total:
        return "Chưa điểm danh nên chưa tính được số đồng chí có quyền biểu quyết."
    reached = f"{two_digits(counts.official)} đảng viên chính thức được triệu tập"
    if counts.voting_excluded > 0:
        reached += f", trừ {two_digits(counts.voting_excluded)} đồng chí được miễn hoặc đang sinh hoạt nơi khác"
    return f"{base}: {reached}. Đảng viên dự bị không biểu quyết."


def explain_presence(voters: Electorate, at: datetime) -> str:
    """Return who of those entitled is in the room at a moment, in a sentence; nothing before a roll-call."""
    if not voters.here:
        return ""
    if len(voters.here) == voters.base:
        return f"Lúc {at:%H:%M} có mặt đủ {two_digits(voters.base)} đồng chí."
    said = [f"Lúc {at:%H:%M} có mặt {two_digits(len(voters.here))}/{two_digits(voters.base)} đồng chí"]
    if voters.absent:
        said.append(f"vắng mặt {two_digits(len(voters.absent))}")
    if voters.not_yet:
        said.append(f"chưa đến: {_names(voters.not_yet, at)}")
    if voters.gone:
        said.append(f"đã về: {_names(voters.gone, at)}")
    if voters.uncalled:
        said.append(f"chưa điểm danh {two_digits(len(voters.uncalled))}")
    return f"{'; '.join(said)}. Số để tính tỷ lệ vẫn là {two_digits(voters.base)}."


def _names(entries: Iterable[RollEntry], at: datetime) -> str:
    """Return names with the time of coming, where that is still ahead, or of leaving."""
    moments = ((entry.shown_name, entry.arrived_at or entry.left_at or at) for entry in entries)
    return ", ".join(f"đ/c {name} ({moment:%H:%M})" for name, moment in moments)


def check_figures(in_favour: int | None, against: int, other: int, base: int) -> str:
    """Return what is odd about the figures of a vote, in a sentence; empty when they add up to ``base``."""
    cast = (in_favour or 0) + against + other
    if base and cast > base:
        return (
            f"Tổng cộng {two_digits(cast)} lượt biểu quyết, nhiều hơn {two_digits(base)} đồng chí có quyền biểu quyết; "
            "đề nghị đồng chí kiểm tra lại."
        )
    if cast and in_favour is None:
        return "Chưa ghi số đồng chí tán thành."
    if not base or cast == base:
        return ""
    if not cast:
        return "Chưa ghi số đồng chí biểu quyết."
    return (
        f"Còn {two_digits(base - cast)} đồng chí có quyền biểu quyết chưa được tính (vắng mặt hoặc không biểu quyết)."
    )


def check_named(against: int, other: int, opinions: Sequence[VoteOpinion], entitled: Container[str]) -> str:
    """Return what is odd about the members named in a vote, in a sentence; empty when they fit the figures."""
    if any(one.member_id not in entitled for one in opinions):
        return "Trong số ghi tên có đồng chí không có quyền biểu quyết; đề nghị đồng chí kiểm tra lại."
    for stance, counted in ((Stance.AGAINST, against), (Stance.OTHER, other)):
        named = sum(1 for one in opinions if one.stance is stance)
        if named > counted:
            return f"Ghi tên {two_digits(named)} đồng chí {stance.vi}, nhưng số đã đếm là {two_digits(counted)}."
    if len(opinions) > against + other:
        return (
            f"Ghi tên {two_digits(len(opinions))} đồng chí, nhiều hơn số không tán thành và ý kiến khác cộng lại "
            f"({two_digits(against + other)})."
        )
    return ""


def likely_stance(against: int, other: int, opinions: Sequence[VoteOpinion]) -> Stance:
    """Return the stance of the next member to be named: one that was counted and has nobody named for it yet."""
    for stance, counted in ((Stance.AGAINST, against), (Stance.OTHER, other)):
        if sum(1 for one in opinions if one.stance is stance) < counted:
            return stance
    return Stance.RESERVED


def entitled_ids(roll: Iterable[RollEntry], rules: RulePack) -> frozenset[str]:
    """Return the ids of those entitled to vote."""
    return frozenset(entry.member_id for entry in roll if entry.convened and votes(entry, rules))


def is_over(in_favour: int | None, against: int, other: int, base: int) -> bool:
    """Return whether more votes were cast than there are people entitled."""
    return bool(base) and (in_favour or 0) + against + other > base


def kept_in_favour(in_favour: int | None, against: int, other: int) -> int | None:
    """Return the number in favour as a book keeps it: missing beside other figures only, three zeros are no count."""
    return in_favour if in_favour is not None or against or other else 0


def in_favour_of(vote: VoteRecord, base: int | None) -> str:
    """Return ``25/28``, or ``25`` without a base; dots for the figure while it is not counted or not recorded."""
    counted = DOTS if vote.counted_for is None else two_digits(vote.counted_for)
    return f"{counted}/{two_digits(base)}" if base else counted


def share_of(vote: VoteRecord, base: int | None) -> float | None:
    """Return which part of the base is in favour, None where nobody can tell."""
    return vote.counted_for / base if base and vote.counted_for is not None else None


def figures(vote: VoteRecord) -> str:
    """Return the result of a vote: ``tán thành 25/28 đồng chí; không tán thành 01 đồng chí (giơ tay)``."""
    parts = [f"tán thành {in_favour_of(vote, vote.base)} đồng chí", *_not_in_favour(vote)]
    return f"{'; '.join(parts)} ({vote.method.vi})"


def sentence(vote: VoteRecord, base: int, roll: Iterable[RollEntry]) -> str:
    """Return a vote as the minutes word it: result, share of the base in favour, and who stood apart by name.

    Dots stand where nobody was counted or the number in favour is not recorded. What those named say is not changed.
    """
    question = " ".join(paragraphs(vote.question)).rstrip(".") or "……"
    question = question if "“" in question else f"“{question}”"
    share = share_of(vote, base)
    rate = "" if share is None else f", đạt tỷ lệ {percent(share)}"
    in_favour = f"tán thành {in_favour_of(vote, base)} đồng chí{rate}"
    result = "; ".join([in_favour, *_not_in_favour(vote)])
    said = [f"Biểu quyết ({vote.method.vi}) nội dung {question}: {result}."]
    return " ".join([*said, *named(vote.opinions, roll)])


def named(opinions: Iterable[VoteOpinion], roll: Iterable[RollEntry]) -> list[str]:
    """Return a sentence for each member named: who, how they stood apart and why."""
    names = {entry.member_id: in_document(entry) for entry in roll}
    said = []
    for one in opinions:
        reason = " ".join(paragraphs(one.reason))
        led = f"Đồng chí {names.get(one.member_id, '……')} {_STANCES[one.stance]}"
        whole = f"{led}: {reason}" if reason else led
        said.append(whole if whole.endswith((".", "!", "?", "…", "”")) else f"{whole}.")
    return said


def _not_in_favour(vote: VoteRecord) -> list[str]:
    parts = []
    if vote.against:
        parts.append(f"không tán thành {two_digits(vote.against)} đồng chí")
    if vote.other:
        parts.append(f"ý kiến khác {two_digits(vote.other)} đồng chí")
    return parts
