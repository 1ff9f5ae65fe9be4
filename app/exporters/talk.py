"""What people said, as documents word it: the speaker's name in bold, then the words as noted."""

from __future__ import annotations

from app.domain.questions import with_answers
from app.domain.records import ContributionRecord
from app.domain.vietnamese import fold, paragraphs
from app.domain.vocabulary import Disposition, Label
from app.exporters.blocks import Block, Paragraph, Run, paragraph
from app.exporters.wording import Wording, led

_VERBS = {Label.QUESTION: " hỏi", Label.ANSWER: " trả lời"}
#: What may stand alone; an explanation without its words is a blank.
_SAYS_ENOUGH = (Disposition.ACCEPTED, Disposition.RESERVED)


def contributions(words: Wording) -> list[Block]:
    """Return every opinion in the order it was given, a question followed by its answers."""
    said = words.session.contributions
    return [block for one in with_answers(said) for block in contribution(words, one)] or [paragraph(words.blank)]


def contribution(words: Wording, said: ContributionRecord) -> list[Block]:
    """Return one opinion; of a question and of an answer it is said that they are one."""
    verb = _VERBS.get(Label.ANSWER if said.answers else said.label or Label.AWARENESS, "")
    speaker = words.speaker(said.speaker)
    comma = "," if verb and "," in speaker else ""
    return led(f"- {speaker}{comma}{verb}", said.text.strip() or words.blank)


def settled(words: Wording, said: ContributionRecord) -> list[Paragraph]:
    """Return what became of an opinion; a response that names it itself is not led by the name again."""
    first, *rest = paragraphs(said.response) or [""]
    what = said.disposition.vi if said.disposition else "Trả lời" if first else "Kết quả"
    if not first and said.disposition in _SAYS_ENOUGH:
        first = f"{what}."
    elif not first or not fold(first).startswith(fold(what)):
        first = f"{what}: {first or words.blank}"
    return [Paragraph((Run(line, italic=True),)) for line in (first, *rest)]
