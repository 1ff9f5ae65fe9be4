"""The rows of an import as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from app.domain.roster_plan import RosterPlan, RosterRow, Skipped
from app.domain.roster_words import lines
from app.ui.list_table import ID_ROLE, TONE_ROLE, Look
from app.ui.roster_import.rows_table import PILL, RowsTable
from app.ui.tokens import LIGHT, Tokens

PLAN = RosterPlan("ds.xlsx", (RosterRow(0, 2, "Lò Thị Cúc"),), (Skipped(1, "dòng tiêu đề", text="Họ tên"),))


def test_rows_answer_as_qt_asks(qtmodeltester: ModelTester) -> None:
    model = RowsTable(Look(Tokens(LIGHT, 1, "Noto Sans")))
    model.show_rows(lines(PLAN, {}))
    qtmodeltester.check(model)

    assert model.index(1, 1).data() == "Lò Thị Cúc"
    assert model.index(1, PILL).data(TONE_ROLE) == "good"
    assert model.index(0, 0).data(ID_ROLE) == -1
    assert model.index(0, 1).data(Qt.ItemDataRole.ForegroundRole) is not None
