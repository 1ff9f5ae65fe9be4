"""Rule packs of a book: the program's own and the cell's, which is in force on a day, and from when another is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import delete, select

from app.domain.records import SessionRecord
from app.domain.rule_faults import pack_faults
from app.domain.rule_list_forms import free_code
from app.domain.rule_periods import Period
from app.domain.rules import PLAIN_RULES, RulePack
from app.domain.targets import Source
from app.domain.vietnamese import clean
from app.errors import KnownError, NotFound, WrongInput
from app.models.cell import BookSetting
from app.models.duty import Assessment, OwnRulePack, RulePeriod
from app.models.unit_of_work import UnitOfWork
from app.services import catalogue, roster

SHIPPED = "Bộ quy định kèm theo chương trình giữ nguyên. Đồng chí lập bộ quy định riêng rồi sửa trong đó."
IN_USE = "Bộ quy định “{}” đang áp dụng hoặc có mốc áp dụng. Hãy chọn bộ khác cho thời gian ấy rồi xóa."
SCORED = "Có buổi sinh hoạt đã chấm điểm theo bộ quy định “{}” nên cần giữ bộ này."

#: Before the code of a pack: the key under which what was changed in it waits to be in order.
DRAFT = "rules.draft/"


def packs(uow: UnitOfWork) -> tuple[RulePack, ...]:
    """Return the program's packs, the default first, then the cell's own in the order they were made."""
    rows = uow.session.execute(select(OwnRulePack.code, OwnRulePack.data).order_by(OwnRulePack.id))
    return (*catalogue.rule_packs(), *(_read(row.data, row.code) for row in rows))


def pack(uow: UnitOfWork, code: str) -> RulePack:
    """Return a pack by its code; raises NotFound with the codes there are."""
    shipped = next((one for one in catalogue.rule_packs() if one.code == code), None)
    if shipped is not None:
        return shipped
    data = uow.session.scalar(select(OwnRulePack.data).where(OwnRulePack.code == code))
    if data is None:
        known = ", ".join(one.code for one in packs(uow))
        raise NotFound(f"Không có bộ quy định “{code}”. Có: {known}.")
    return _read(data, code)


def periods(uow: UnitOfWork) -> tuple[Period, ...]:
    """Return from which days which packs are in force, oldest first; before the first day the base is."""
    rows = uow.session.execute(select(RulePeriod.since, RulePeriod.code).order_by(RulePeriod.since))
    return tuple(Period(row.since, row.code) for row in rows)


def in_force(uow: UnitOfWork, day: date) -> RulePack:
    """Return the pack in force on a day."""
    code = uow.session.scalar(
        select(RulePeriod.code).where(RulePeriod.since <= day).order_by(RulePeriod.since.desc()).limit(1)
    )
    return pack(uow, code or roster.defaults(uow)[1])


def of_session(uow: UnitOfWork, session: SessionRecord) -> RulePack:
    """Return the pack in force on the day of a session: it is judged by the rules of its time."""
    at = session.started_at or session.planned_at
    return in_force(uow, at.date() if at else date.today())


def copy_pack(uow: UnitOfWork, code: str, title: str, today: date) -> str:
    """Make the cell's own pack out of another one; return its code. Raises WrongInput for a blank title."""
    name = " ".join(clean(title).split())
    if not name:
        raise WrongInput("title", "Chưa ghi tên bộ quy định riêng")
    origin = pack(uow, code)
    source = Source("Chi bộ đặt riêng", today.isoformat(), f"trên cơ sở {origin.title}")
    own = free_code(name, [one.code for one in packs(uow)])
    made = replace(
        origin, code=own, title=name, source=source, valid_from=None, valid_until=None, superseded_by="",
        sources={rule: origin.source_of(rule) for rule in PLAIN_RULES},
    )  # fmt: skip
    add_pack(uow, made)
    return own


def add_pack(uow: UnitOfWork, new: RulePack) -> None:
    """Keep a new pack of the cell's own; raises WrongInput when it is not in order or its code is taken."""
    if new.code in {one.code for one in packs(uow)}:
        raise WrongInput("code", f"đã có bộ quy định “{new.code}”")
    for place, problem in pack_faults(new):
        raise WrongInput(place, problem)
    uow.session.add(OwnRulePack(code=new.code, data=catalogue.pack_text(new), changed_at=datetime.now()))


def save_pack(uow: UnitOfWork, changed: RulePack) -> None:
    """Keep a changed pack of the cell's own; raises WrongInput by its place when it is not in order."""
    for place, problem in pack_faults(changed):
        raise WrongInput(place, problem)
    row = uow.session.scalars(select(OwnRulePack).where(OwnRulePack.code == changed.code)).one_or_none()
    if row is None:
        raise KnownError(SHIPPED)
    row.data, row.changed_at = catalogue.pack_text(changed), datetime.now()
    drop_draft(uow, changed.code)


def keep_draft(uow: UnitOfWork, changed: RulePack) -> None:
    """Keep a changed pack that is not in order yet, so that nothing typed is lost; it is in force nowhere."""
    uow.session.merge(BookSetting(key=DRAFT + changed.code, value=catalogue.pack_text(changed)))


def drop_draft(uow: UnitOfWork, code: str) -> None:
    """Forget what was changed in a pack and is not in order."""
    uow.session.execute(delete(BookSetting).where(BookSetting.key == DRAFT + code))


def draft(uow: UnitOfWork, code: str) -> RulePack | None:
    """Return a pack as it was changed and is not in order yet, None without one."""
    text = uow.session.scalar(select(BookSetting.value).where(BookSetting.key == DRAFT + code))
    return catalogue.parse_draft(text) if text else None


def remove_pack(uow: UnitOfWork, code: str) -> None:
    """Remove a pack of the cell's own that nothing goes by; raises a KnownError that says what does."""
    title = pack(uow, code).title
    if code in {one.code for one in catalogue.rule_packs()}:
        raise KnownError(SHIPPED)
    if code == roster.defaults(uow)[1] or code in {period.code for period in periods(uow)}:
        raise KnownError(IN_USE.format(title))
    if uow.session.scalar(select(Assessment.session_id).where(Assessment.pack == code).limit(1)) is not None:
        raise KnownError(SCORED.format(title))
    uow.session.execute(delete(OwnRulePack).where(OwnRulePack.code == code))
    drop_draft(uow, code)


def apply_pack(uow: UnitOfWork, code: str, since: date | None) -> None:
    """Let a pack be in force from a day on, or, without one, before every other day that is set."""
    pack(uow, code)
    if since is None:
        roster.set_defaults(uow, rules=code)
    else:
        uow.session.merge(RulePeriod(since=since, code=code))


def remove_period(uow: UnitOfWork, since: date) -> None:
    """Take away a day from which a pack is in force: the one before it goes on."""
    uow.session.execute(delete(RulePeriod).where(RulePeriod.since == since))


@lru_cache(maxsize=32)
def _read(data: str, code: str) -> RulePack:
    return catalogue.parse_pack(data, f"Bộ quy định “{code}” trong sổ")
