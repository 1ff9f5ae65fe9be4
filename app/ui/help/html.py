"""The help as HTML for a text browser: topics, keys, news, the rules in force. Everything from data is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby

from app.domain.help_text import HelpLine, Span, Topic
from app.domain.keys import KeyPlace
from app.domain.rule_words import lines, source_words, validity_words
from app.domain.rules import RulePack
from app.services.help_topics import News, chapters, pictures
from app.ui.tokens import Tokens

_LISTS = {"item": "ul", "step": "ol"}


def style(tokens: Tokens) -> str:
    """Return the style sheet of a browser in these tokens."""
    c, gap = tokens.colours, tokens.gap
    return (
        f"body {{ color: {c.text}; font-family: '{tokens.family}'; font-size: {tokens.body}px; }}"
        f"p.title {{ font-size: {tokens.title}px; font-weight: 600; margin: 0px 0px {gap}px 0px; }}"
        f"p.topic {{ font-size: {tokens.px(17)}px; font-weight: 600; margin: {2 * gap}px 0px {gap}px 0px; }}"
        f"p.part {{ font-size: {tokens.heading}px; font-weight: 600; margin: {2 * gap}px 0px {gap // 2}px 0px; }}"
        f"p {{ margin: 0px 0px {gap}px 0px; }} li {{ margin: 0px 0px {gap // 2}px 0px; }}"
        f"ul, ol {{ margin: 0px 0px {gap}px 0px; -qt-list-indent: 1; }}"
        f".small {{ color: {c.muted}; font-size: {tokens.small}px; }}"
        f".key {{ background-color: {c.neutral_soft}; color: {c.text}; font-size: {tokens.small}px; }}"
        f"a {{ color: {c.brand}; text-decoration: underline; }}"
        f"td {{ padding: {max(2, gap // 3)}px {gap}px {max(2, gap // 3)}px 0px; }}"
    )


def topic_html(topic: Topic, known: Iterable[Topic], *, heading: str = "title", picture_width: int = 0) -> str:
    """Return a topic; with a width its picture stands below its words."""
    titles = {one.id: one.title for one in known}
    parts = [f'<a name="{topic.id}"></a>{_head(topic.title, heading)}', *_bodies(topic.lines, titles)]
    if picture_width and topic.picture and (pictures() / topic.picture).is_file():
        parts.append(f'<p><img src="{escape(topic.picture)}" width="{picture_width}"></p>')
        parts.append(f'<p class="small">{escape(topic.caption)}</p>')
    return "".join(parts)


def keys_html(places: Iterable[KeyPlace], *, title: str = "") -> str:
    """Return tables of keys, place by place."""
    parts = [_head(title)] if title else []
    for place in places:
        rows = "".join(
            f'<tr><td class="cap" width="34%">{_key(entry.cap)}</td><td>{escape(entry.does)}</td></tr>'
            for entry in place.keys
        )
        parts.append(f'{_head(place.title, "part")}<table width="100%" cellspacing="0">{rows}</table>')
    return "".join(parts)


def news_html(news: Iterable[News]) -> str:
    """Return what is new, the newest version first."""
    parts = [_head("Có gì mới")]
    for one in news:
        parts.append(_head(one.title, "part"))
        parts += _bodies(one.lines, {})
    return "".join(parts)


def rules_html(pack: RulePack, titles: dict[str, str]) -> str:
    """Return the rules of a pack, each with document, clause and day of its source."""
    parts = [
        f"{_head(pack.title)}<p>{escape(source_words(pack.source))}.</p>",
        f"<p>{escape(validity_words(pack, titles))}</p>" if validity_words(pack, titles) else "",
        "<p>Chương trình nhắc và kiểm tra theo các quy định dưới đây; xem, sửa ở Thiết lập, Bộ quy định.</p>",
    ]
    for part, rules in groupby(lines(pack), key=lambda line: line.part):
        parts.append(_head(part.vi, "part"))
        for line in rules:
            source = f'<br><span class="small">{escape(source_words(line.source))}</span>' if line.source else ""
            parts.append(f"<p>{escape(line.sentence)}{source}</p>")
    return "".join(parts)


def guide_html(topics: Sequence[Topic], places: Iterable[KeyPlace], picture_width: int) -> str:
    """Return the whole guide: every topic with its picture, then every key."""
    parts = []
    for chapter, held in chapters(topics):
        parts.append(_head(chapter))
        parts += [topic_html(topic, topics, heading="topic", picture_width=picture_width) for topic in held]
    parts.append(f'<a name="keys"></a>{_head("Bảng phím")}{keys_html(places)}')
    return "".join(parts)


def _bodies(shown: Iterable[HelpLine], titles: dict[str, str]) -> list[str]:
    parts = []
    for kind, held in groupby(shown, key=lambda line: line.kind):
        said = ["".join(_span(span, titles) for span in line.spans) for line in held]
        if kind == "text":
            parts += [f"<p>{one}</p>" for one in said]
        else:
            items = "".join(f"<li>{one}</li>" for one in said)
            parts.append(f"<{_LISTS[kind]}>{items}</{_LISTS[kind]}>")
    return parts


def _span(span: Span, titles: dict[str, str]) -> str:
    text = escape(span.text)
    if span.mark == "strong":
        return f"<b>{text}</b>"
    if span.mark == "key":
        return _key(span.text)
    if span.mark == "link" and span.target in titles:
        return f'<a href="#{escape(span.target)}">{text}</a>'
    return text


def _head(text: str, kind: str = "title") -> str:
    return f'<p class="{kind}">{escape(text)}</p>'


def _key(cap: str) -> str:
    return f'<span class="key">&nbsp;{escape(cap)}&nbsp;</span>'
