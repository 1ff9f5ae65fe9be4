"""What is done to topics of the plan from the window, each with the way back in the message bar."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from app.domain.records import PlanTopicRecord
from app.domain.vocabulary import TopicState
from app.domain.year_records import LibraryTopicRecord
from app.services import planning, topic_library, year_plans
from app.services.planning import MarkedTopic, NewTopic, RemovedTopic
from app.services.year_plans import Carried
from app.ui.context import AppContext

MADE = "Đã lập buổi sinh hoạt. Bấm “Mở buổi” để chuẩn bị."
UNDO = "Hoàn tác"


class TopicSaves:
    """Queues the changes; what was done is said once it is durable."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def make_session(self, topic_id: int, code: str) -> None:
        """Make the session of a topic with an agenda."""
        profile = self._context.book.agenda(code)
        if profile is None:
            self._context.said.emit(f"Không thấy chương trình “{code}”. Hãy chọn chương trình khác ở Thiết lập.", "bad")
            return
        self._context.save(lambda uow: planning.session_from_topic(uow, topic_id, profile), then=self._say_made)

    def remove(self, topic: PlanTopicRecord) -> None:
        """Take a topic out of the plan."""
        number, words = topic.id, topic.topic

        def offer(removed: RemovedTopic) -> None:
            self._offer(f"Đã bỏ “{words}” khỏi kế hoạch.", partial(_restore, removed))

        self._context.save(lambda uow: planning.remove_topic(uow, number), then=offer)

    def mark(self, topic_id: int, state: TopicState, day: date | None, note: str) -> None:
        """Write that a topic came into a state."""

        def offer(marked: MarkedTopic) -> None:
            self._offer(f"Đã ghi trạng thái “{state.vi}”.", partial(_take_back, marked))

        self._context.save(lambda uow: planning.mark(uow, topic_id, state, day, note), then=offer)

    def keep_in_library(self, new: NewTopic) -> None:
        """Put a topic into the cell's own list."""
        self._context.save(
            lambda uow: topic_library.keep(uow, new.topic, new.category, new.quarter), then=self._say_kept
        )

    def drop_from_library(self, number: int) -> None:
        """Take a topic out of the cell's own list."""

        def offer(record: LibraryTopicRecord) -> None:
            self._offer("Đã bỏ khỏi danh mục của chi bộ.", partial(_bring_back, record))

        self._context.save(lambda uow: topic_library.drop(uow, number), then=offer)

    def carry_over(self, year: int) -> None:
        """Take what a year put off or did not decide on into the next year's plan."""
        today = self._context.now().date()

        def offer(carried: Carried) -> None:
            said = f"Đã mang sang năm {year + 1}: {len(carried.topics)} chuyên đề, {len(carried.proposals)} đề xuất."
            self._offer(said, partial(_take_back_carried, carried))

        self._context.save(lambda uow: year_plans.carry_over(uow, year, today), then=offer)

    def _offer(self, said: str, undo: Any) -> None:
        self._context.offered.emit(said, UNDO, partial(self._context.save, undo))

    def _say_kept(self, _: object) -> None:
        self._context.said.emit("Đã cất vào danh mục của chi bộ.", "good")

    def _say_made(self, _: object) -> None:
        self._context.said.emit(MADE, "good")


def _restore(removed: RemovedTopic, uow: Any) -> None:
    planning.restore_topic(uow, removed)


def _take_back(marked: MarkedTopic, uow: Any) -> None:
    planning.take_back(uow, marked)


def _take_back_carried(carried: Carried, uow: Any) -> None:
    year_plans.take_back_carried(uow, carried)


def _bring_back(record: LibraryTopicRecord, uow: Any) -> None:
    topic_library.bring_back(uow, record)
