"""A list of members of which some are ticked."""

from __future__ import annotations

from app.domain.members import in_roster_order, is_gone
from app.domain.records import MemberRecord
from app.ui.tick_list import TickList


class PeopleList(TickList):
    """Members in the order of the roster."""

    def offer(self, members: tuple[MemberRecord, ...], also: tuple[str, ...] = ()) -> None:
        """Offer the members who belong to the cell, and those ticked already or named ``also``.

        What is the same is left alone.
        """
        kept = {*self.ticked(), *also}
        wanted = [m for m in in_roster_order(members) if not is_gone(m) or m.id in kept]
        self.show_entries((member.shown_name, member.id) for member in wanted)
