"""The drawn line under the Party's title, as WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from app.exporters import wordml

_EMU_PER_MM = 36000
_EMU_PER_POINT = 12700
_LINE = re.compile('<wp:docPr id="1" name="Line 1"/>|<v:line id="Line1"')


def drawn_line(length: float, top: float, weight: float) -> str:
    """Return a run holding a level line, centred in its column or cell, ``top`` points below its paragraph's top.

    It is a DrawingML line with a VML line for programs older than Word 2010. A line has no inside to fill, so
    Word and LibreOffice ignore the ``solidFill``; the preview engine (rdocx 0.16) paints no shape without one.
    """
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps">{_drawing(length, top, weight)}</mc:Choice>'
        f"<mc:Fallback>{_vml(length, top, weight)}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def numbered_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Return pieces of a body whose drawn lines have ids of their own, each with its older form."""
    numbers = count(2)

    def name(found: re.Match[str]) -> str:
        number = next(numbers)
        whole = f'<wp:docPr id="{number // 2}" name="Line {number // 2}"/>'
        return whole if found[0].startswith("<wp") else f'<v:line id="Line{number // 2}"'

    for piece in pieces:
        yield _LINE.sub(name, piece) if "<v:line " in piece else piece


def _drawing(length: float, top: float, weight: float) -> str:
    extent = f'cx="{round(length * _EMU_PER_MM)}" cy="0"'
    black = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0"'
        ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(top * _EMU_PER_POINT)}</wp:posOffset>'
        f'</wp:positionV><wp:extent {extent}/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        '<wp:docPr id="1" name="Line 1"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{black}'
        f'<a:ln w="{round(weight * _EMU_PER_POINT)}">{black}</a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _vml(length: float, top: float, weight: float) -> str:
    end = round(wordml.points(length), 2)
    return (
        '<w:pict><v:line id="Line1" style="position:absolute;z-index:1;mso-position-horizontal:center;'
        'mso-position-horizontal-relative:text;mso-position-vertical-relative:text"'
        f' from="0,{top}pt" to="{end}pt,{top}pt" strokecolor="black" strokeweight="{weight}pt"/></w:pict>'
    )
