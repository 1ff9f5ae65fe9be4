"""A book, and what another laptop that had a copy of it recorded since."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.domain.merging import Choice
from app.services import books, merge_source, merging
from app.services.merging import Merge, Offered, Preview
from app.services.open_book import OpenBook
from tests.factory import as_bytes, exchange, exchange_session, opened

Json = dict[str, Any]
MEMBERS = [
    {"id": "m1", "full_name": "Trần Văn Bình", "standing": "official", "position": "Bí thư"},
    {"id": "m2", "full_name": "Lê Thị Chi", "standing": "official", "position": "Phó Bí thư"},
    {"id": "m3", "full_name": "Ma Văn Đạt", "standing": "official"},
]
HELD = exchange_session(
    started_at="2026-05-10T14:00", ended_at="2026-05-10T16:00", chair="m1", minutes_taker="m2", place="Nhà văn hóa",
    attendance=[{"member": "m1", "status": "present"}, {"member": "m2", "status": "present"},
                {"member": "m3", "status": "excused", "reason": "ốm"}],
    steps=[{"step": 3, "text": "Mục đích, yêu cầu của buổi."}], prompts=["Làm gì trước?", "Ai làm?"],
    opening_report={"presenters": ["m2"], "text": "Báo cáo đề dẫn."},
    contributions=[
        {"speaker": "m2", "text": "Đề nghị làm đường trước mùa mưa.", "prompt": 1},
        {"speaker": {"full_name": "Khách Mời", "title": "Đảng ủy xã"}, "text": "Kinh phí lấy ở đâu?"},
        {"speaker": "m1", "text": "Kinh phí do dân góp và xã hỗ trợ.", "answers": 2},
    ],
    votes=[{"question": "Thông qua kết luận", "for": 2}],
    tasks=[{"content": "Vận động bà con hiến đất", "assignees": ["m2"], "due_on": "2026-06-30"},
           {"content": "Lập dự toán làm đường", "assignees": ["m1"]}],
    conclusion="Chi bộ nhất trí làm đường.", whole_roll=True, drafts={"edit_contribution#3": "đang sửa"},
)  # fmt: skip


def file_of(*sessions: Json, **parts: Any) -> Json:
    return exchange(**({"members": MEMBERS, "sessions": list(sessions)} | parts))


def changed(work: Callable[[Json], object], **parts: Any) -> Json:
    """Return the file with the held session changed."""
    session = copy.deepcopy(HELD)
    work(session)
    return file_of(session, **parts)


def book_of(path: Path, file: Json) -> Path:
    books.import_into(path, as_bytes(file))
    return path


def written(path: Path, file: Json) -> Path:
    path.write_bytes(as_bytes(file))
    return path


def shown(book: OpenBook, path: Path, answers: Mapping[str, str] | None = None, **opening: Any) -> Preview:
    file = merge_source.read(path, key=book.key, **opening)
    own = book.ask(lambda uow: merge_source.own(uow, file))
    source = merge_source.source(file, own, answers, secret=book.is_encrypted)
    return book.ask(lambda uow: merging.preview(uow, source))


def merge(book: OpenBook, preview: Preview, choices: Mapping[str, Choice]) -> Merge:
    """Take over what was chosen; what is refused is raised here."""
    done: list[Merge] = []
    failed: list[BaseException] = []
    book.save(lambda uow: merging.apply(uow, preview, choices), done=done.append, failed=failed.append)
    assert book.flush(20)
    if failed:
        raise failed[0]
    return done[0]


def only(preview: Preview) -> Offered:
    assert len(preview.sessions) == 1
    return preview.sessions[0]


def says(path: Path) -> Json:
    """What a book says, as an exchange file."""
    with opened(path) as book:
        return json.loads(books.dump_book(book))
