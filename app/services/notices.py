"""What the program is made of: parts, versions, licences and their texts, read from the shipped bill of materials."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.paths import resources

BILL = "licenses/sbom.cdx.json"
_TEXTS, _INSIDE = "so-chi-bo:texts", "so-chi-bo:inside"
_SET_IN_LINES = re.compile(r"\n[\s*•|+-]|\n\(?[0-9a-z][.)]|-{5}|={5}")
#: The end of a line that is broken because it was full.
_BROKEN = re.compile(r"(?<=[^\n]{50})\n")


@dataclass(frozen=True, slots=True)
class Notice:
    """A part of the program; ``inside`` names the part it comes in, and is empty for one that comes by itself."""

    id: str
    name: str
    version: str
    purpose: str
    licence: str
    inside: str
    texts: tuple[str, ...]

    @property
    def title(self) -> str:
        """Name and version."""
        return f"{self.name} {self.version}".strip()


def bill_path() -> Path:
    """Return the bill of materials, a CycloneDX file."""
    return resources() / BILL


def notices() -> tuple[Notice, ...]:
    """Return every part by name."""
    components = json.loads(bill_path().read_text(encoding="utf-8"))["components"]
    return tuple(sorted((_notice(one) for one in components), key=lambda one: one.name.casefold()))


def _notice(component: dict[str, Any]) -> Notice:
    told = {one["name"]: one["value"] for one in component["properties"]}
    licence = component["licenses"][0]["license"]
    return Notice(
        component["bom-ref"],
        component["name"],
        component.get("version", ""),
        component["description"],
        licence.get("id") or licence["name"],
        told.get(_INSIDE, ""),
        tuple(told[_TEXTS].split()),
    )


def licence_text(notice: Notice) -> str:
    """Return the full texts that belong to a part, one after the other, with lines as long as the window is wide."""
    folder = bill_path().parent / "texts"
    texts = ((folder / name).read_text(encoding="utf-8").strip() for name in notice.texts)
    return "\n\n\n".join(_flowing(text) for text in texts)


def _flowing(text: str) -> str:
    """Return a text whose paragraphs are one line each; what is set in lines by indents or points stays so."""
    blocks = re.split(r"\n\s*\n", text)
    return "\n\n".join(block if _SET_IN_LINES.search(block) else _BROKEN.sub(" ", block) for block in blocks)
