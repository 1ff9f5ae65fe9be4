"""An extract of minutes (trích biên bản): one item with its speeches, in the words of the minutes, and nothing else.

Signed as the minutes are, as cells do; or as a copy by the cell (“trích sao”), with the code of copies, BS.
"""

from __future__ import annotations

from dataclasses import replace

from app.domain.document_options import ExtractForm
from app.domain.document_variants import PROMPT, speaker_code, speakers
from app.domain.records import ContributionRecord, PromptRecord, SessionRecord
from app.domain.roll import RollCount
from app.domain.vietnamese import paragraphs
from app.exporters import extras as others
from app.exporters.blocks import Block, Document, Paragraph, Run, Signatures, Title, paragraph
from app.exporters.extras import Extras
from app.exporters.minutes_outline import attendance, ending, opening, signatures, vote_sentences
from app.exporters.profile import FormatProfile
from app.exporters.talk import contribution, contributions
from app.exporters.wording import Wording, body, section

KIND = "extract"
_SHORT = "……"


def extract_document(
    session: SessionRecord, counts: RollCount, profile: FormatProfile, extras: Extras = others.NONE
) -> Document:
    """Return an extract of a session's minutes as blocks."""
    words = Wording(session, profile, extras)
    said, kind = words.texts(KIND).say, profile.string("extract_kind")
    copied = extras.options.extract is ExtractForm.COPY
    subject = said("subject", session=words.session_name(), cell=words.cell.name)
    time, day = ending(words)
    blocks: list[Block] = [
        words.head(KIND, "copy_code" if copied else None, None),
        Title(kind, (subject, *words.topic_lines()), profile.string("rule")),
        Paragraph((Run(_origin(words), italic=True),)),
        *opening(words),
        section(profile, 1, "THÀNH PHẦN"),
        *attendance(words, counts),
        section(profile, 2, "NỘI DUNG"),
        paragraph(_item(words)),
        section(profile, 3, "DIỄN BIẾN"),
        *_course(words, counts),
        paragraph(said("closing", meeting=words.meeting, time=time, day=day, cell=words.cell.name)),
        words.authority(KIND, session.roll) if copied else _signed(words),
    ]
    return Document(f"{kind.capitalize()} {words.session_name()}", tuple(blocks))


def _origin(words: Wording) -> str:
    number = words.issued("minutes").number
    written = f"số {_SHORT if number is None else f'{number:02d}'}-{words.symbol('minutes_code')}"
    return words.texts(KIND).say("from", number=written, date=words.day_held(), cell=words.cell.name)


def _chosen_prompt(words: Wording) -> PromptRecord | None:
    variant = words.extras.variant
    return next((one for one in words.session.prompts if f"{PROMPT}{one.id}" == variant), None)


def _item(words: Wording) -> str:
    """Return what the extract is about."""
    said, prompt = words.texts(KIND).say, _chosen_prompt(words)
    if prompt is not None:
        return said("item_prompt", prompt=" ".join(paragraphs(prompt.text)), topic=words.topic())
    name = speakers(words.session).get(words.extras.variant)
    if name is not None:
        return said("item_speaker", speaker=words.person(name, ""), topic=words.topic())
    return said("item_discussion", topic=words.topic())


def _course(words: Wording, counts: RollCount) -> list[Block]:
    """Return the speeches on the item; the whole discussion brings the conclusion and the votes along."""
    session, variant = words.session, words.extras.variant
    prompt = _chosen_prompt(words)
    if prompt is not None:
        chosen = [one for one in session.contributions if one.prompt == prompt.id]
        return [*_speeches(words, chosen), *_concluded(words)]
    if variant in speakers(session):
        return _speeches(words, [one for one in session.contributions if speaker_code(one) == variant])
    votes = [paragraph(sentence) for sentence in vote_sentences(session, counts)]
    return [*contributions(words), *_concluded(words), *votes]


def _speeches(words: Wording, chosen: list[ContributionRecord]) -> list[Block]:
    return [block for one in chosen for block in contribution(words, one)] or [paragraph(words.blank)]


def _concluded(words: Wording) -> list[Block]:
    lead = words.lead("{chair} kết luận:", chair=words.session.chair)
    return [paragraph(lead), *(body(words.session.conclusion) or [paragraph(words.blank)])]


def _signed(words: Wording) -> Signatures:
    signed, profile = signatures(words), words.profile
    return Signatures(
        replace(signed.left, authority=profile.string("extract_taker_label")),
        replace(signed.right, authority=profile.string("extract_chair_label")),
    )
