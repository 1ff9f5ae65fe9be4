"""Checks of the rule packs in an exchange file: each is in order, and every pack that is to be in force is there."""

from __future__ import annotations

from typing import Any

from app.errors import WrongInput
from app.services import catalogue
from app.services import exchange_format as x


def check(file: x.ExchangeFile) -> None:
    """Check the cell's own packs, the days from which packs are in force, and the pack before them.

    Raises WrongInput that names the place, inside a pack as well: ``rule_packs[0].data, minimum_minutes``.
    """
    shipped = {pack.code for pack in catalogue.rule_packs()}
    rows: list[Any] = file.rule_packs  # type: ignore[attr-defined]
    periods: list[Any] = file.rule_periods  # type: ignore[attr-defined]
    own = set()
    for number, row in enumerate(rows):
        place = f"rule_packs[{number}]"
        if row.code in shipped:
            raise WrongInput(f"{place}.code", f"“{row.code}” là mã của bộ quy định kèm theo chương trình")
        if catalogue.parse_pack(row.data, f"{place}.data").code != row.code:
            raise WrongInput(f"{place}.data, code", f"khác mã “{row.code}” của mục này")
        own.add(row.code)
    places = [(f"rule_periods[{number}].code", row.code) for number, row in enumerate(periods)]
    for place, code in [("cell.rules", file.cell.rules), *places]:
        if code and code not in shipped | own:
            raise WrongInput(place, f"không có bộ quy định “{code}”. Có: {', '.join(sorted(shipped | own))}.")
