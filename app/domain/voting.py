"""Votes in words: who is entitled, and whether the figures add up."""

from __future__ import annotations

from app.domain.records import VoteRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import two_digits


def explain_base(counts: RollCount) -> str:
    """Return how the number of those entitled to vote was reached, in a sentence."""
    base = f"{two_digits(counts.voting_base)} đồng chí có quyền biểu quyết"
    if not counts.total:
        return "Chưa điểm danh nên chưa tính được số đồng chí có quyền biểu quyết."
    reached = f"{two_digits(counts.official)} đảng viên chính thức được triệu tập"
    if counts.voting_excluded > 0:
        reached += f", trừ {two_digits(counts.voting_excluded)} đồng chí được miễn hoặc đang sinh hoạt nơi khác"
    return f"{base}: {reached}. Đảng viên dự bị không biểu quyết."


def check_figures(in_favour: int, against: int, other: int, base: int) -> str:
    """Return what is odd about the figures of a vote, in a sentence; empty when they add up to ``base``."""
    cast = in_favour + against + other
    if not base or cast == base:
        return ""
    if not cast:
        return "Chưa ghi số đồng chí biểu quyết."
    if cast > base:
        return (
            f"Tổng cộng {two_digits(cast)} lượt biểu quyết, nhiều hơn {two_digits(base)} đồng chí có quyền biểu quyết; "
            "đề nghị đồng chí kiểm tra lại."
        )
    return (
        f"Còn {two_digits(base - cast)} đồng chí có quyền biểu quyết chưa được tính (vắng mặt hoặc không biểu quyết)."
    )


def is_over(in_favour: int, against: int, other: int, base: int) -> bool:
    """Return whether more votes were cast than there are people entitled."""
    return bool(base) and in_favour + against + other > base


def figures(vote: VoteRecord) -> str:
    """Return the result of a vote: ``tán thành 25/28 đồng chí; không tán thành 01 đồng chí (giơ tay)``."""
    of_base = f"/{two_digits(vote.base)}" if vote.base else ""
    parts = [f"tán thành {two_digits(vote.in_favour)}{of_base} đồng chí"]
    if vote.against:
        parts.append(f"không tán thành {two_digits(vote.against)} đồng chí")
    if vote.other:
        parts.append(f"ý kiến khác {two_digits(vote.other)} đồng chí")
    return f"{'; '.join(parts)} ({vote.method.vi})"
