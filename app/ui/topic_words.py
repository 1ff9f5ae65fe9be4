"""Topics of the plan in the words of their cards."""

from __future__ import annotations

from app.domain.plan import by_quarter, quarter_stand
from app.domain.topic_road import TopicFacts, current_state, is_past, next_state, next_step, people_words
from app.domain.vocabulary import TopicOrigin, TopicState
from app.ui.plan_cards import QuarterView, TopicView
from app.ui.plan_view import PlanView

#: States whose name is the answer to "what has been done?" of one press.
TONES = {TopicState.REPORTED: "good", TopicState.POSTPONED: "warn", TopicState.LEFT_OPEN: "warn"}


def quarter_views(view: PlanView) -> tuple[QuarterView, ...]:
    """Return the quarters of a year with their topics, as cards show them."""
    placed = by_quarter(view.plan.topics)
    return tuple(
        QuarterView(
            quarter,
            quarter_stand(view.plan, quarter, view.rules, view.today) if quarter else None,
            tuple(topic_view(view, facts) for facts in topics),
        )
        for quarter, topics in placed.items()
    )


def topic_view(view: PlanView, facts: TopicFacts) -> TopicView:
    """Return a topic as its card shows it."""
    topic, state, following = facts.topic, current_state(facts), next_state(facts)
    following_words = next_step(facts, view.names, view.secretary).words
    return TopicView(
        topic.id,
        topic.topic,
        state.vi,
        tone_of(state),
        f"Tháng {topic.month}" if topic.month else "",
        _people(view, facts),
        f"Tiếp theo: {following_words[0].lower()}{following_words[1:]}" if following_words else "",
        remark(view, facts),
        following.vi if following else "",
        topic.session_id,
        state is not TopicState.REPLACED and not is_past(state, TopicState.HELD),
    )


def tone_of(state: TopicState) -> str:
    """Return the tone of a state's pill."""
    usual = "warn" if is_past(state, TopicState.HELD) else "neutral"
    return TONES.get(state, usual)


def remark(view: PlanView, facts: TopicFacts) -> str:
    """Return what is particular about a topic: where it comes from, what it replaces, that it is not sent out."""
    topic = facts.topic
    parts = [topic.origin.vi] if topic.origin is TopicOrigin.ADDED else []
    replaced = view.plan.topic(topic.replaces)
    if topic.origin is TopicOrigin.REPLACING and replaced is not None:
        parts = [f"Thay cho: {replaced.topic.topic}"]
    campaign = next((one.record.name for one in view.plan.campaigns if one.record.id == topic.campaign), "")
    if campaign:
        parts.append(campaign if campaign.startswith("Đợt") else f"Đợt {campaign}")
    if topic.confidential:
        parts.append("Không đưa vào bản gửi đi")
    return " · ".join(parts)


def _people(view: PlanView, facts: TopicFacts) -> str:
    topic, names = facts.topic, view.names
    if topic.presenter and topic.preparers == (topic.presenter,):
        return f"Chuẩn bị, trình bày: {people_words(topic.preparers, names)}"
    preparing = people_words(topic.preparers, names)
    presenting = people_words((topic.presenter,), names) if topic.presenter else ""
    parts = [f"Chuẩn bị: {preparing}" if preparing else "", f"Trình bày: {presenting}" if presenting else ""]
    return "; ".join(part for part in parts if part)
