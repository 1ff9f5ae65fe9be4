"""The fourth question: by which agenda the cell meets, and whose rules the book reminds of."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from app.domain.usual_ways import agenda_ways, rule_ways
from app.errors import KnownError
from app.ui.first_run.question import Asked, Question
from app.ui.first_run.way_list import WayList
from app.ui.tokens import Tokens
from app.ui.widgets import label, rule

ASKED = Asked(
    "Chi bộ họp thế nào, theo quy định nào?",
    "Chương trình cho biết sổ dẫn qua những bước nào; quy định cho biết sổ nhắc việc gì. "
    "Chưa rõ thì giữ lựa chọn có sẵn và bấm Enter.",
    "Sau này đổi ở Thiết lập, mục “Cách làm việc”; quy định riêng của cấp ủy cấp trên cũng ghi được ở đó. "
    "Khi lập từng buổi vẫn chọn được chương trình khác.",
)


class WaysQuestion(Question):
    """Agenda and rules, each told in plain words from its own data."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__(tokens, ASKED)
        self._agendas = WayList(tokens, "agenda", "Khi họp chuyên đề, chi bộ theo chương trình nào?")
        self._rules = WayList(tokens, "rules", "Theo quy định nào?")
        self._fault = label("", "fault", wrap=True, name="ways_fault")
        self._fault.hide()
        for part in (self._fault, self._agendas, rule(), self._rules):
            self.answer.addWidget(part)

    @property
    def agenda(self) -> str | None:
        """The code of the chosen agenda, None for the usual one."""
        return self._agendas.chosen

    @property
    def rules(self) -> str | None:
        """The code of the chosen rule pack, None for the usual one."""
        return self._rules.chosen

    def prepare(self) -> None:
        """Read agendas and rules; an agenda file that cannot be read is told of, and nobody is stopped by it."""
        from app.services import catalogue

        try:
            self._rules.offer(rule_ways(catalogue.rule_packs(), date.today()))
            self._agendas.offer(agenda_ways(catalogue.agenda_profiles()))
            self._fault.hide()
            for before, after in pairwise((*self._agendas.radios, *self._rules.radios)):
                self.setTabOrder(before, after)
        except KnownError as error:
            self._fault.setText(error.text)
            self._fault.show()

    def begin(self) -> None:
        """Put the keyboard on the chosen agenda."""
        (self._agendas if self.agenda else self._rules).focus_chosen()
