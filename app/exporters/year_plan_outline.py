"""The year's plan of thematic sessions (kế hoạch sinh hoạt chuyên đề năm).

The order is that of plan 42-KH/ĐUK (08/02/2022): purpose, topics with their time and people, the agenda, who does what.
"""

from __future__ import annotations

from app.domain.records import PlanTopicRecord, VoteRecord
from app.domain.vietnamese import paragraphs, two_digits
from app.domain.vocabulary import TopicOrigin, TopicState
from app.domain.voting import in_favour_of, share_of
from app.domain.year_facts import planned
from app.domain.year_record import YearRecord
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, Table, paragraph
from app.exporters.extras import Extras
from app.exporters.profile import FormatProfile
from app.exporters.year_office import SHORT, YearOffice
from app.exporters.year_tables import table, when
from app.i18n import percent

KIND = "year-plan"


def year_plan_document(record: YearRecord, profile: FormatProfile, extras: Extras = others.NONE) -> Document:
    """Return the plan of a year as blocks."""
    office = YearOffice(KIND, record, profile, extras)
    topics = planned(record.topics)
    plan = record.plan
    subject = office.say("subject")
    blocks: list[Block] = [
        office.head("plan_code"),
        office.title("plan_kind", subject),
        *(office.basis() or [paragraph(office.say("basis") + profile.string("last_basis_end"))]),
        paragraph(office.say("opening")),
        *office.sections(
            ("purpose", office.text(plan.purpose if plan else "")),
            ("topics", _topics(office, topics)),
            ("agenda", office.numbered(_sentence(title) for title in record.agenda) or [office.blanks()]),
            ("organising", [*office.text(plan.organisation if plan else ""), paragraph(_adopted(office))]),
        ),
        paragraph(office.say("closing")),
        office.closing(),
    ]
    return Document(f"{profile.string('plan_kind').capitalize()} {subject}", tuple(blocks))


def _sentence(title: str) -> str:
    """Return the title of a step as a line of a list, with a full stop where it has no mark of its own."""
    return title if title.endswith((".", ";", "!", "?", ":", "…")) else f"{title}."


def _topics(office: YearOffice, topics: tuple[PlanTopicRecord, ...]) -> list[Block]:
    number = two_digits(len(topics)) if topics else SHORT
    return [paragraph(office.say("topics_lead", number=number)), _table(office, topics)]


def _table(office: YearOffice, topics: tuple[PlanTopicRecord, ...]) -> Table:
    titles = (("TT", 10), ("Tên chuyên đề", 52), ("Thời gian", 26), ("Người chuẩn bị, trình bày", 29),
              ("Người chủ trì", 24), ("Ghi chú", 24))  # fmt: skip
    rows = [
        (" ".join(paragraphs(one.topic)) or SHORT, when(one), _people(office, one), _chair(office, one), _note(one))
        for one in topics
    ]
    return table(titles, rows)


def _people(office: YearOffice, topic: PlanTopicRecord) -> str:
    """Return who prepares a topic; who presents it is told apart where that is somebody else."""
    preparing = office.names(topic.preparers)
    if topic.presenter is None or topic.preparers == (topic.presenter,):
        return preparing
    return f"Chuẩn bị: {preparing}\nTrình bày: {office.names([topic.presenter])}"


def _chair(office: YearOffice, topic: PlanTopicRecord) -> str:
    """Return who leads the topic's session, as far as that is settled."""
    paper = office.record.papers.get(topic.session_id or "")
    return office.names([paper.chair]) if paper and paper.chair else SHORT


def _note(topic: PlanTopicRecord) -> str:
    aside = topic.state.vi if topic.state in (TopicState.POSTPONED, TopicState.LEFT_OPEN) else ""
    added = topic.origin.vi if topic.origin in (TopicOrigin.ADDED, TopicOrigin.REPLACING) else ""
    origin = f"{added}: {topic.reason.strip()}" if added and topic.reason.strip() else added
    return "\n".join(part for part in (aside, origin, *paragraphs(topic.note)) if part)


def _adopted(office: YearOffice) -> str:
    """Return in which session and by which vote the plan was adopted; dots for what is not known."""
    plan, vote = office.record.plan, office.record.vote
    adopted = office.record.session(plan.adopted_in) if plan else None
    day = adopted.started_at.date() if adopted and adopted.started_at else None
    name = adopted.kind.vi if adopted else "Buổi sinh hoạt"
    return office.say("adopted", session=f"{name[0].lower()}{name[1:]}", date=office.long_day(day), votes=_votes(vote))


def _votes(vote: VoteRecord | None) -> str:
    """Return those in favour, of how many, and their share."""
    if vote is None or not vote.base:
        return f"{SHORT}/{SHORT} đồng chí, đạt tỷ lệ {SHORT}"
    share = share_of(vote, vote.base)
    return f"{in_favour_of(vote, vote.base)} đồng chí, đạt tỷ lệ {SHORT if share is None else percent(share)}"
