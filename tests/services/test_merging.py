"""Merging what another laptop recorded: nothing changes that nobody chose, and what was chosen comes as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.merging import Meeting, Take
from app.domain.vocabulary import TaskStatus
from app.errors import KnownError, WrongInput
from app.services import attachments, carried, checking, meeting, merging, minutes_seal
from app.services.attachments import NewAttachment
from app.services.open_book import OpenBook
from tests.factory import dump, exchange_session, opened, write
from tests.services import two_laptops as two
from tests.services.two_laptops import HELD, Json, changed, file_of, merge, only, shown, written

NOW = datetime(2026, 6, 1, 9, 0)
NEW = exchange_session(id="s2", quarter=3, topic="Chuyên đề quý III", planned_at="2026-08-10T14:00", chair="m1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one session held."""
    return two.book_of(tmp_path_factory.mktemp("merging") / "so.scb", file_of(HELD))


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of that book."""
    copied = tmp_path / "so.scb"
    copied.write_bytes(made.read_bytes())
    return copied


@pytest.fixture
def book(path: Path) -> Iterator[OpenBook]:
    """That book, open."""
    opened_book = OpenBook.open(path, None, lambda state: None)
    yield opened_book
    opened_book.close()


def conclusion(text: str) -> Json:
    return changed(lambda session: session.update(conclusion=text))


def test_the_same_session_is_the_same_from_a_file_and_from_a_book(book: OpenBook, made: Path, tmp_path: Path) -> None:
    for other in (written(tmp_path / "kia.json", file_of(HELD)), made):
        assert (only(shown(book, other)).meeting, only(shown(book, other)).differences) == (Meeting.SAME, ())


def test_looking_changes_neither_the_book_nor_the_file(book: OpenBook, path: Path, tmp_path: Path) -> None:
    other = two.book_of(tmp_path / "kia.scb", conclusion("Khác."))
    before, theirs = dump(path), other.read_bytes()
    shown(book, other)
    assert (dump(path), other.read_bytes()) == (before, theirs)
    assert {name.name for name in tmp_path.iterdir()} - {"so.scb-wal", "so.scb-shm"} == {"so.scb", "kia.scb"}


def test_a_new_session_is_added_whole(book: OpenBook, path: Path, tmp_path: Path) -> None:
    preview = shown(book, written(tmp_path / "kia.json", file_of(HELD, NEW)))
    assert [one.meeting for one in preview.sessions] == [Meeting.SAME, Meeting.NEW]
    done = merge(book, preview, merging.usual(preview))
    assert (done.added, done.changed, done.members) == (1, 0, 0)
    assert two.says(path)["sessions"] == two.says(two.book_of(tmp_path / "x.scb", file_of(HELD, NEW)))["sessions"]


def test_keeping_mine_changes_nothing(book: OpenBook, path: Path, tmp_path: Path) -> None:
    before = dump(path)
    preview = shown(book, written(tmp_path / "kia.json", conclusion("Khác hẳn.")))
    assert merging.usual(preview) == {}
    merge(book, preview, {"s1": Take.MINE})
    assert dump(path) == before


def test_what_differs_is_told_with_both_sides(book: OpenBook, tmp_path: Path) -> None:
    def work(session: Json) -> None:
        session["conclusion"] = "Chi bộ quyết định làm đường."
        session["attendance"][2] |= {"status": "present", "reason": ""}
        session["votes"][0]["against"] = 1

    found = {one.key: one for one in only(shown(book, written(tmp_path / "kia.json", changed(work)))).differences}
    assert set(found) == {"conclusion", "attendance/m3", "votes/1-1"}
    assert (found["conclusion"].mine, found["conclusion"].can_join) == ("Chi bộ nhất trí làm đường.", True)
    assert found["attendance/m3"].title == "Điểm danh: Ma Văn Đạt"
    assert "không đồng ý: 1" in found["votes/1-1"].theirs


def test_taking_the_whole_session_makes_it_what_the_file_says(book: OpenBook, path: Path, tmp_path: Path) -> None:
    def work(session: Json) -> None:
        session["contributions"].insert(0, {"speaker": "m3", "text": "Xin phát biểu trước."})
        session["contributions"][1]["prompt"] = 2
        session["contributions"][3]["answers"] = 3
        session["tasks"] = [{"content": "Việc khác", "assignees": ["m3"]}, *session["tasks"][1:]]
        session["drafts"] = {}

    other = changed(work)
    preview = shown(book, written(tmp_path / "kia.json", other))
    merge(book, preview, {"s1": Take.THEIRS})
    assert two.says(path)["sessions"] == two.says(two.book_of(tmp_path / "x.scb", other))["sessions"]
    assert [hit.kind for hit in book.search("xin phat bieu truoc")] == ["contribution"]
    assert book.search("hien dat") == ()


def test_both_texts_stand_below_each_other(book: OpenBook, tmp_path: Path) -> None:
    preview = shown(book, written(tmp_path / "kia.json", conclusion("Kết luận của máy kia.")))
    merge(book, preview, {"s1": {"conclusion": Take.BOTH}})
    kept = book.session("s1")
    assert kept.conclusion == "Chi bộ nhất trí làm đường.\n-----\nKết luận của máy kia."
    assert (kept.place, len(kept.contributions), kept.drafts[f"edit_contribution_{kept.contributions[2].id}"]) == (
        "Nhà văn hóa", 3, "đang sửa",
    )  # fmt: skip


def test_one_opinion_taken_keeps_questions_answers_and_prompts_together(book: OpenBook, tmp_path: Path) -> None:
    def work(session: Json) -> None:
        session["contributions"].insert(0, {"speaker": "m3", "text": "Tôi hỏi: bao giờ xong con đường liên thôn?"})
        session["contributions"][3]["answers"] = 3
        session["place"] = "Nơi khác"

    preview = shown(book, written(tmp_path / "kia.json", changed(work)))
    merge(book, preview, {"s1": {"contributions/-1": Take.THEIRS}})
    kept = book.session("s1")
    asked, first, question, answer = kept.contributions
    assert (asked.text[:7], answer.answers, first.prompt) == ("Tôi hỏi", question.id, kept.prompts[0].id)
    assert (kept.place, kept.drafts) == ("Nhà văn hóa", {f"edit_contribution_{answer.id}": "đang sửa"})


def test_a_line_that_goes_takes_its_links_with_it(book: OpenBook, tmp_path: Path) -> None:
    other = changed(lambda session: session.update(contributions=session["contributions"][:1], drafts={}))
    preview = shown(book, written(tmp_path / "kia.json", other))
    merge(book, preview, {"s1": {"contributions/2-": Take.THEIRS}})
    kept = book.session("s1").contributions
    assert [said.answers for said in kept] == [None, None]


def test_what_points_to_a_task_still_does(book: OpenBook, path: Path, tmp_path: Path) -> None:
    task = book.session("s1").tasks[1].id
    book.save(lambda uow: attachments.add(uow, NewAttachment("Dự toán", task=task, paper_place="Tủ 1"), NOW))
    preview = shown(book, written(tmp_path / "kia.json", conclusion("Khác.")))
    merge(book, preview, {"s1": {"conclusion": Take.THEIRS}})
    kept = book.ask(attachments.kept)[0]
    assert kept.task == book.session("s1").tasks[1].id


def test_a_later_report_on_a_task_still_names_it(book: OpenBook, tmp_path: Path) -> None:
    later = merging.usual(preview := shown(book, written(tmp_path / "kia.json", file_of(HELD, NEW))))
    merge(book, preview, later)
    heard = book.session("s1").tasks[0]
    book.save(lambda uow: meeting.set_facts(uow, "s2", started_at=datetime(2026, 8, 10, 14)))
    book.save(lambda uow: carried.report(uow, "s2", heard.id, TaskStatus.DONE, "Xong", ""))
    book.flush()
    preview = shown(book, written(tmp_path / "khac.json", conclusion("Khác.")))
    merge(book, preview, {"s1": {"conclusion": Take.THEIRS}})
    assert book.session("s2").task_reviews[0].task == book.session("s1").tasks[0].id


def test_closed_minutes_are_never_changed(path: Path, tmp_path: Path) -> None:
    write(path, lambda uow: minutes_seal.finalise(uow, "s1", NOW))
    book = OpenBook.open(path, None, lambda state: None)
    try:
        preview = shown(book, written(tmp_path / "kia.json", conclusion("Sửa lén.")))
        assert (only(preview).is_closed, only(preview).blocked) == (True, merging.CLOSED)
        with pytest.raises(KnownError, match="đã chốt"):
            merge(book, preview, {"s1": Take.THEIRS})
        assert book.session("s1").conclusion == "Chi bộ nhất trí làm đường."
    finally:
        book.close()


@pytest.mark.parametrize("has_session", [True, False])
def test_a_sealed_session_from_outside_keeps_its_seal(
    book: OpenBook, path: Path, made: Path, tmp_path: Path, has_session: bool
) -> None:
    other = tmp_path / "kia.scb"
    other.write_bytes(made.read_bytes())
    write(other, lambda uow: meeting.set_facts(uow, "s1", conclusion="Đã chốt ở máy kia."))
    seal = write(other, lambda uow: minutes_seal.finalise(uow, "s1", NOW))
    if not has_session:
        book.close()
        path.unlink()
        book = OpenBook.open(two.book_of(path, file_of()), None, lambda state: None)
    preview = shown(book, other)
    merge(book, preview, {"s1": Take.THEIRS})
    assert book.session("s1").seal == seal
    assert book.sealed_document("s1") is not None
    book.close()
    with opened(path) as checked:
        assert checking.faults(checked) == ()


def test_a_seal_of_another_chain_is_left_where_it_is(book: OpenBook, made: Path, tmp_path: Path) -> None:
    other = tmp_path / "kia.scb"
    two.book_of(other, file_of(NEW | {"started_at": "2026-08-10T14:00", "ended_at": "2026-08-10T15:00"}))
    write(other, lambda uow: minutes_seal.finalise(uow, "s2", NOW))
    book.save(lambda uow: minutes_seal.finalise(uow, "s1", NOW))
    book.flush()
    preview = shown(book, other)
    assert only(preview).blocked == merging.FORKED
    assert merging.usual(preview) == {}


def test_a_changed_sealed_session_is_refused_whole(book: OpenBook, made: Path, tmp_path: Path) -> None:
    other = tmp_path / "kia.scb"
    other.write_bytes(made.read_bytes())
    write(other, lambda uow: minutes_seal.finalise(uow, "s1", NOW))
    file = two.says(other)
    file["sessions"][0]["conclusion"] = "Sửa sau khi chốt."
    with pytest.raises(WrongInput, match="dấu chốt"):
        shown(book, written(tmp_path / "kia.json", file))


def test_a_book_that_changed_since_it_was_looked_at_is_kept(book: OpenBook, tmp_path: Path) -> None:
    preview = shown(book, written(tmp_path / "kia.json", conclusion("Khác.")))
    book.save(lambda uow: meeting.set_facts(uow, "s1", place="Chỗ mới"))
    with pytest.raises(KnownError, match="xem lại"):
        merge(book, preview, {"s1": Take.THEIRS})
    assert (book.session("s1").place, book.session("s1").conclusion) == ("Chỗ mới", "Chi bộ nhất trí làm đường.")


def test_one_refused_session_keeps_all_others_out(book: OpenBook, path: Path, tmp_path: Path) -> None:
    before = dump(path)
    preview = shown(book, written(tmp_path / "kia.json", file_of(HELD | {"conclusion": "Khác."}, NEW)))
    book.save(lambda uow: meeting.set_facts(uow, "s1", place="Chỗ mới"))
    with pytest.raises(KnownError):
        merge(book, preview, {"s1": Take.THEIRS, "s2": Take.THEIRS})
    assert [one.id for one in book.sessions()] == ["s1"]
    assert dump(path) != before


def test_links_to_what_the_book_does_not_have_are_left_out(book: OpenBook, tmp_path: Path) -> None:
    first = exchange_session(id="s0", quarter=1, tasks=[{"content": "Việc cũ"}])
    later = NEW | {
        "follows": "s0",
        "task_reviews": [{"content": "Việc cũ", "status": "done", "session": "s0", "task": 1}],
    }
    preview = shown(book, written(tmp_path / "kia.json", file_of(first, later)))
    merge(book, preview, {"s2": Take.THEIRS})
    kept = book.session("s2")
    assert (kept.follows, kept.task_reviews[0].content, kept.task_reviews[0].task) == (None, "Việc cũ", None)


def test_a_session_of_the_same_day_under_another_id_is_pointed_out(book: OpenBook, tmp_path: Path) -> None:
    preview = shown(book, written(tmp_path / "kia.json", file_of(HELD | {"id": "khac"})))
    assert only(preview).alike == "Chuyên đề"


def test_another_cell_is_refused(book: OpenBook, tmp_path: Path) -> None:
    cell = {"name": "Chi bộ Khác", "superior": "Đảng bộ", "place": "Xã"}
    with pytest.raises(WrongInput, match="Không gộp hai chi bộ"):
        shown(book, written(tmp_path / "kia.json", file_of(cell=cell)))


def test_names_of_then_do_not_make_a_session_differ(path: Path, tmp_path: Path) -> None:
    members = [two.MEMBERS[0], two.MEMBERS[1] | {"position": "Bí thư"}, two.MEMBERS[2]]
    then = [{"member": "m2", "full_name": "Lê Thị Chi", "standing": "official", "position": "Phó Bí thư"}]
    other = file_of(HELD | {"people": then}, members=members)
    book = OpenBook.open(path, None, lambda state: None)
    try:
        assert only(shown(book, written(tmp_path / "kia.json", other))).meeting is Meeting.SAME
    finally:
        book.close()


def test_a_new_session_brings_its_preparation_and_papers(book: OpenBook, path: Path, tmp_path: Path) -> None:
    around: Json = {
        "briefs": [{"session": "s1", "purpose": "Của buổi cũ"}, {"session": "s2", "purpose": "Bàn việc quý III"}],
        "report_versions": [{"session": "s1", "number": 1, "made_at": "2026-05-01T08:00", "text": "Cũ"},
                            {"session": "s2", "number": 1, "made_at": "2026-08-01T08:00", "text": "Bản một"}],
        "approvals": [{"session": "s2", "gate": "draft_committee", "done_on": "2026-08-02", "version": 2}],
        "attachments": [{"title": "Tài liệu", "session": "s2", "added_at": "2026-08-01T08:00", "paper_place": "Tủ 2",
                         "directive": 1}],
        "directives": [{"number": "05-HD", "title": "Hướng dẫn", "issuer": "Ban"}],
        "dispatches": [{"session": "s2", "document": "notice", "member": "m3", "means": "paper"}],
    }  # fmt: skip
    preview = shown(book, written(tmp_path / "kia.json", file_of(HELD, NEW, **around)))
    merge(book, preview, {"s2": Take.THEIRS})
    said = two.says(path)
    assert [one["purpose"] for one in said["briefs"]] == ["Bàn việc quý III"]
    assert ([one["text"] for one in said["report_versions"]], said["approvals"][0]["version"]) == (["Bản một"], 1)
    assert (said["attachments"][0]["title"], "directive" in said["attachments"][0], "directives" in said) == (
        "Tài liệu", False, False,
    )  # fmt: skip
    assert said["dispatches"][0]["member"] == "m3"
