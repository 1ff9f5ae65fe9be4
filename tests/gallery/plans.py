"""The year's plan: quarters, a topic whole, the library, proposals, campaigns, adoption and texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.domain.vocabulary import TopicOrigin, TopicState
from app.domain.year_records import CampaignRecord, MilestoneRecord
from app.models.unit_of_work import UnitOfWork
from app.services import books, campaigns, planning, proposals
from app.services.planning import NewTopic
from app.services.proposals import NewProposal
from app.ui.main_window import MainWindow
from tests.gallery.scenes import LONG_TOPIC
from tests.gallery.states import Shooter, find

YEAR = 2026
_PROPOSED = (
    ("Kỹ năng số cho đảng viên cao tuổi", "m6", ("m7", "m9", "m12")),
    ("Văn hóa công sở sau sắp xếp bộ máy, phục vụ người dân tốt hơn", "m12", ()),
)


def plan_book(path: Path) -> Path:
    """Make the sample with a crowded plan: a long topic put off, one being drafted, proposals, a campaign."""
    books.make_sample(path)
    book = books.open_book(path)
    with book.write() as uow:
        _fill(uow)
        uow.commit()
    book.close()
    return path


def shoot_plan(window: MainWindow, shoot: Shooter, settle: Callable[[], None], end: str) -> None:
    """Every part of the plan, a topic that is open, the library, and a form beside each list."""
    window.show_page("plan")
    shoot(window, f"plan-full{end}")
    cards = [one for one in window.findChildren(QPushButton, "edit_topic") if not one.isHidden()]
    cards[2].click()
    settle()
    shoot(window, f"plan-topic{end}")
    find(window, QPushButton, "open_library").click()
    settle()
    shoot(window, f"plan-library{end}")
    find(window, QPushButton, "close_library").click()
    find(window, QPushButton, "back_to_plan").click()
    for part, add in (("proposals", "cancel_proposal"), ("campaigns", "cancel_campaign")):
        find(window, QPushButton, f"plan_{part}_part").click()
        settle()
        shoot(window, f"plan-{part}{end}")
        find(window, QPushButton, "add_topic").click()
        settle()
        shoot(window, f"plan-{part}-form{end}")
        find(window, QPushButton, add).click()
    find(window, QPushButton, "plan_texts_part").click()
    settle()
    shoot(window, f"plan-texts{end}")
    _show_next_year(window)
    shoot(window, f"plan-next-year{end}")


def _show_next_year(window: MainWindow) -> None:
    find(window, QPushButton, "plan_topics_part").click()
    years = find(window, QComboBox, "plan_year")
    years.setCurrentIndex(years.findData(YEAR + 1))
    years.activated.emit(years.currentIndex())
    assert window.findChild(QWidget, "plan_page") is not None


def _fill(uow: UnitOfWork) -> None:
    activity = CampaignRecord(
        0, "Đợt học tập, quán triệt Nghị quyết Đại hội XIV", None, "", "", date(2026, 10, 1), date(2026, 12, 31)
    )
    number = campaigns.keep(uow, activity)
    for text, due in (("Gửi kế hoạch của chi bộ", date(2026, 11, 10)), ("Báo cáo kết quả", date(2026, 12, 15))):
        campaigns.keep_milestone(uow, MilestoneRecord(0, number, text, due, None, "Ban Xây dựng Đảng"))
    late = NewTopic(
        YEAR, LONG_TOPIC, 2, ("m3", "m15"), month=6, origin=TopicOrigin.ADDED, reason="Cấp trên chỉ đạo thêm",
        why="Việc khó", presenter="m21", category="Học tập và làm theo Bác",
    )  # fmt: skip
    planning.mark(uow, planning.add_topic(uow, late), TopicState.POSTPONED, date(2026, 6, 20), "Chờ hướng dẫn")
    last = NewTopic(YEAR, "Kỹ năng số cho đảng viên", 4, ("m6",), month=12, campaign=number, confidential=True)
    planning.mark(uow, planning.add_topic(uow, last), TopicState.DRAFTING, date(2026, 11, 12), "Bản đầu")
    for text, member, backing in _PROPOSED:
        proposals.add(uow, NewProposal(YEAR, text, member, date(2026, 10, 5), backing))
