"""The guide and the map of keys as .docx, made from the same data as the help in the window."""

from __future__ import annotations

from datetime import datetime

from app import __version__
from app.exporters.docx_writer import write_docx
from app.exporters.guide_outline import guide_document, key_map_document, map_profile
from app.exporters.pictures import with_pictures
from app.exporters.profile import load_profile
from app.services import help_topics

SAID = (
    "Tài liệu này nói về phiên bản {}. Trong phần mềm, đồng chí bấm F1 để đọc phần nói về đúng nơi đang làm. "
    "Phần mềm không kết nối mạng. Không ghi vào sổ nội dung thuộc bí mật nhà nước ở bất kỳ độ mật nào."
)
#: Stands in the properties of the files, so that equal help gives equal bytes.
_CREATED = datetime(2026, 1, 1)


def make_guide() -> bytes:
    """Return the whole guide with its pictures."""
    topics = help_topics.topics()
    names = {topic.picture for topic in topics if topic.picture}
    files = {name: path for name in names if (path := help_topics.pictures() / name).is_file()}
    document = guide_document(help_topics.chapters(topics), help_topics.key_places(), SAID.format(__version__))
    return with_pictures(
        write_docx(document, load_profile(), created=_CREATED),
        {name: path.read_bytes() for name, path in files.items()},
    )


def make_keys() -> bytes:
    """Return the map of keys."""
    document = key_map_document(help_topics.key_places())
    return write_docx(document, map_profile(load_profile()), created=_CREATED)
