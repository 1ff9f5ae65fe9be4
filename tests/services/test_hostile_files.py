"""Files that somebody sends to do harm: each costs a message, in bounded time and memory, and nothing else."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.errors import KnownError, WrongInput
from app.services import attachments, books, exchange_guard
from app.services.exchange_check import parse
from tests.factory import as_bytes, digest, exchange, exchange_session

SECONDS, MEGABYTES = 10, 500
#: Reads a file in a process of its own; prints what it says, its seconds and the most memory it took.
PROBE = """
import sys, time
from pathlib import Path
from app.errors import KnownError
from app.services import attachments, books
from app.services.exchange_check import parse
way, path, began = sys.argv[1], Path(sys.argv[2]), time.monotonic()
try:
    parse(books.read_exchange(path)) if way == "exchange" else attachments.read_file(path)
    print("taken")
except KnownError as error:
    print("refused" if len(error.text) < 400 and "\\n" not in error.text else "refused at length")
peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(time.monotonic() - began, int(peak.split()[1]) // 1024)
"""
EXCHANGE: dict[str, Callable[[], bytes]] = {
    "deep lists": lambda: b"[" * 2_000_000,
    "deep objects": lambda: b'{"a":' * 1_000_000,
    "a million members": lambda: b'{"format":"so-chi-bo/1","members":[' + b"{}," * 3_000_000 + b"{}]}",
    "a billion keys": lambda: b"{" + b",".join(b'"%d":1' % n for n in range(1_500_000)) + b"}",
    "just under the limit": lambda: b"[" + b"[]," * 330_000 + b"[]]",
    "one long word": lambda: b'{"format":"' + b"x" * 100_000_000 + b'"}',
    "one long text": lambda: b'{"format":"' + b"x y" * 33_000_000 + b'"}',
    "long text with an emoji": lambda: '{"format":"😀'.encode() + b"x" * 100_000_000 + b'"}',
    "an endless text": lambda: b'"' + b"\\\\" * 20_000_000,
    "a huge number": lambda: b'{"format":' + b"9" * 1_000_000 + b"}",
    "no UTF-8": lambda: b'{"format":"\xff\xfe"}',
    "half a surrogate": lambda: b'{"format":"\\ud800"}',
    "nothing": lambda: b"",
}


def dealt(kinds: dict[str, Any], *always: str) -> list[Any]:
    """Return every kind: a few in each run of the tests, all of them in the long one."""
    return [pytest.param(kind, marks=() if kind in always else pytest.mark.long) for kind in kinds]


def probe(way: str, path: Path) -> tuple[str, float, int]:
    done = subprocess.run([sys.executable, "-c", PROBE, way, str(path)], capture_output=True, text=True, check=True)
    said, figures = done.stdout.splitlines()
    return said, float(figures.split()[0]), int(figures.split()[1])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux does")
@pytest.mark.parametrize("kind", dealt(EXCHANGE, "deep lists", "one long word", "half a surrogate", "nothing"))
def test_a_hostile_exchange_file_costs_a_sentence(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "tệp.json"
    path.write_bytes(EXCHANGE[kind]())
    said, seconds, megabytes = probe("exchange", path)
    assert said == "refused"
    assert seconds <= SECONDS
    assert megabytes <= MEGABYTES


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "tệp.json"
    with path.open("wb") as file:
        file.truncate(exchange_guard.MOST_BYTES + 1)
    with pytest.raises(WrongInput, match="nhiều nhất 128 MB"):
        books.read_exchange(path)


def test_commas_inside_texts_are_no_values() -> None:
    text = "một, hai, " * 380_000
    file = exchange(sessions=[exchange_session(conclusion=text, opening_report={"text": text})])
    assert parse(as_bytes(file)).sessions[0].conclusion == text


def test_a_fault_at_the_end_leaves_the_book_as_it_was(empty_path: Path) -> None:
    before = digest(empty_path)
    bad = exchange(sessions=[exchange_session(), exchange_session(id="s2", started_at="2026-02-30T10:00")])
    with pytest.raises(KnownError):
        books.import_into(empty_path, as_bytes(bad))
    assert digest(empty_path) == before


def bomb(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


ENTITIES = (
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><a>&j;</a>"
)
OFFICE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "docx that unpacks to much": ("a.docx", lambda: bomb({"word/document.xml": b"<w>" + b" " * 300_000_000})),
    "xlsx of a million texts": ("a.xlsx", lambda: bomb({"xl/sharedStrings.xml": b"<s>" + b"<si/>" * 20_000_000})),
    "docx of entities": ("a.docx", lambda: bomb({"word/document.xml": ENTITIES})),
    "docx with a file of the system": ("a.docx", lambda: bomb({
        "word/document.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'})),
    "many parts": ("a.docx", lambda: bomb({f"word/{n}.xml": b"" for n in range(20_000)})),
    "a path outside": ("a.docx", lambda: bomb({"../../../../tmp/x": b"x", "word/document.xml": b"<a/>"})),
    "no archive": ("a.docx", lambda: b"PK\x03\x04" + b"\xff" * 1000),
}  # fmt: skip


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux does")
@pytest.mark.parametrize("kind", dealt(OFFICE, "docx of entities", "a path outside", "no archive"))
def test_a_hostile_office_file_is_kept_unopened(tmp_path: Path, kind: str) -> None:
    name, content = OFFICE[kind]
    path = tmp_path / name
    path.write_bytes(content())
    said, seconds, megabytes = probe("attachment", path)
    assert said in ("taken", "refused")
    assert seconds <= SECONDS
    assert megabytes <= MEGABYTES
    assert [one.name for one in tmp_path.iterdir() if one.name != name] == ["home"][: (tmp_path / "home").exists()]


@pytest.mark.skipif(sys.platform == "win32", reason="needs files of POSIX")
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "device"])
def test_what_is_no_file_is_not_attached(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.txt"
    target = tmp_path / "b.txt"
    target.write_text("x", encoding="utf-8")
    make = {"link": lambda: path.symlink_to(target), "pipe": lambda: os.mkfifo(path), "folder": path.mkdir}
    make.get(kind, lambda: None)()
    with pytest.raises(KnownError, match="không phải là tệp thường"):
        attachments.read_file(Path("/dev/zero") if kind == "device" else path)
    if kind != "link":
        with pytest.raises(WrongInput, match="không phải là tệp"):
            books.read_exchange(Path("/dev/zero") if kind == "device" else path)
