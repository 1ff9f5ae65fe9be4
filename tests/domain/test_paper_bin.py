"""What the bin says."""

from __future__ import annotations

from app.domain import paper_bin
from app.domain.records import BinEntry
from tests.factory import START


def test_what_was_deleted_last_comes_first():
    one, two = (BinEntry(number, "task", START, "", "") for number in (1, 2))
    assert paper_bin.newest_first((one, two)) == (two, one)


def test_each_kind_has_a_name_and_an_unknown_one_is_a_text():
    assert paper_bin.kind_name("contribution") == "Ý kiến"
    assert paper_bin.kind_name("speech") == "Tham luận"
    assert paper_bin.kind_name("self_review") == "Dòng tự soi, tự sửa"
    assert paper_bin.kind_name("open_question") == "Vấn đề để ngỏ"
    assert paper_bin.kind_name("khác") == "Đoạn văn bản"
    assert paper_bin.brought_back("task") == "Đã khôi phục nhiệm vụ về chỗ cũ."
