"""What is done with whole rule packs: one of the cell's own is made or removed, one is in force from a day on."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.rule_words import day_words
from app.domain.rules import RulePack
from app.services import rule_books
from app.ui.context import AppContext

MADE = "Đã lập “{}”. Bộ này chưa áp dụng: khi sửa xong, đồng chí ghi ngày ở bên phải rồi bấm “Áp dụng”."
APPLIED = "Đã ghi. Mỗi buổi sinh hoạt được xét theo bộ quy định áp dụng vào ngày của buổi ấy."


class RuleDeeds(QObject):
    """Each deed is said in the message bar; what takes something away can be taken back there.

    Signals: ``copied(code)`` with the new pack, ``applied`` and ``removed`` when that is durable.
    """

    copied = Signal(str)
    applied = Signal()
    removed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def copy(self, code: str, title: str) -> None:
        """Make a pack of the cell's own out of another one."""
        today = self._context.now().date()
        self._context.save(
            lambda uow: rule_books.copy_pack(uow, code, title, today), then=partial(self._copied, title.strip())
        )

    def apply(self, code: str, since: date | None) -> None:
        """Let a pack be in force from a day on; None is from the start."""
        self._context.save(lambda uow: rule_books.apply_pack(uow, code, since), then=self._applied)

    def drop_period(self, code: str, since: date) -> None:
        """Take away the day from which a pack is in force."""
        self._context.save(lambda uow: rule_books.remove_period(uow, since))
        self._context.offered.emit(f"Đã bỏ mốc ngày {day_words(since)}.", "Hoàn tác", partial(self.apply, code, since))

    def remove(self, pack: RulePack) -> None:
        """Remove a pack of the cell's own."""
        code = pack.code
        self._context.save(lambda uow: rule_books.remove_pack(uow, code), then=partial(self._removed, pack))

    def _copied(self, title: str, code: str) -> None:
        self.copied.emit(code)
        self._context.said.emit(MADE.format(title), "good")

    def _applied(self, _: Any) -> None:
        self.applied.emit()
        self._context.said.emit(APPLIED, "good")

    def _removed(self, pack: RulePack, _: Any) -> None:
        self.removed.emit()
        self._context.offered.emit(f"Đã xóa “{pack.title}”.", "Hoàn tác", partial(self._bring_back, pack))

    def _bring_back(self, pack: RulePack) -> None:
        self._context.save(lambda uow: rule_books.add_pack(uow, pack))
