"""``python -m tests.e2e.kills 200``: kills a typing program at random moments and looks for what it had said was saved.

Every round types into a fresh copy of the sample, some of it saved as opinions, and ends with SIGKILL. Afterwards the
book must open, hold every text whose saving ``--trace-saves`` had reported, and all but the last two seconds of typing.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from app.domain.records import SessionRecord
from app.domain.vietnamese import clean
from app.services import books
from app.services.open_book import OpenBook
from tests.e2e.typist import words
from tools.command_line import rounds_and_seed

SESSION = "2026-q4"
CHUNK = 90
LATEST_SECONDS = 4.0
AT_RISK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """One kill: acknowledged saves, how many of them are gone, and how old the oldest lost character was."""

    acknowledged: int
    lost: int
    lost_seconds: float


def main(arguments: list[str]) -> int:
    """Kill that many times; return 1 when anything that was saved is gone."""
    rounds, seed = rounds_and_seed("python -m tests.e2e.kills", __doc__, arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        sample = Path(name) / "sample.scb"
        books.make_sample(sample)
        moments = [chance.uniform(0.05, LATEST_SECONDS) for _ in range(rounds)]
        outcomes = [kill_once(sample, Path(name) / str(place), after) for place, after in enumerate(moments)]
    lost = sum(outcome.lost for outcome in outcomes)
    worst = max(outcome.lost_seconds for outcome in outcomes)
    saved = sum(outcome.acknowledged for outcome in outcomes)
    print(f"{rounds} kills, {saved} acknowledged saves, {lost} lost; at most {worst:.2f} s of typing lost")
    return 1 if lost or worst > AT_RISK_SECONDS else 0


def kill_once(sample: Path, folder: Path, after: float) -> Outcome:
    """Type into a copy of the sample, kill ``after`` seconds of typing, and return what is left."""
    folder.mkdir()
    book, trace = Path(shutil.copy(sample, folder / "so.scb")), folder / "trace.jsonl"
    typed, killed = _type_and_kill(book, trace, after)
    opened = OpenBook.open(book, None, lambda state: None)
    record = opened.session(SESSION)
    opened.close()
    text = "".join(itertools.islice(words(), typed[-1][0] + 400))
    kept = _kept(record)
    assert _bare(text).startswith(_bare(kept)), "words stand where they were not typed"
    lines = trace.read_text("utf-8").splitlines() if trace.exists() else []
    shutil.rmtree(folder)
    have = len(_bare(kept))
    late = [at for count, at in typed if len(_bare(text[:count])) > have]
    return _judge(
        [json.loads(line) for line in lines if line.endswith("}")], record, killed - min(late, default=killed)
    )


def _type_and_kill(book: Path, trace: Path, after: float) -> tuple[list[tuple[int, float]], float]:
    typed: list[tuple[int, float]] = []
    command = [sys.executable, "-m", "tests.e2e.typist", str(book), SESSION, str(CHUNK), str(trace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as typist:
        assert typist.stdout is not None
        for line in typist.stdout:
            count, at = line.split()
            typed.append((int(count), float(at)))
            if time.time() - typed[0][1] >= after:
                typist.kill()
                break
        killed = time.time()
        rest = typist.stdout.read().split("\n")  # said before the signal arrived
        typed += [(int(line.split()[0]), float(line.split()[1])) for line in rest if len(line.split()) == 2]
    assert typed, "the typist ended before it typed a letter"
    return typed, killed


def _kept(record: SessionRecord) -> str:
    said = "".join(one.text for one in record.contributions if one.text.startswith("lời"))
    return said + record.drafts.get("contribution_input", "")


def _judge(lines: list[dict[str, str]], record: SessionRecord, lost_seconds: float) -> Outcome:
    """Return how many acknowledged texts are not in the book; a draft may have grown since or become an opinion."""
    texts = [one.text for one in record.contributions] + list(record.drafts.values())
    present = {_digest(text[:length]) for text in texts for length in range(len(text) + 1)}
    told = [line for line in lines if line["what"] in ("contribution", "contribution_input")]
    return Outcome(len(lines), sum(line["sha256"] not in present for line in told), lost_seconds)


def _digest(text: str) -> str:
    return hashlib.sha256(clean(text).encode()).hexdigest()


def _bare(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
