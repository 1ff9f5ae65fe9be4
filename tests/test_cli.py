"""The command: exit statuses, one line of words on stderr, data on stdout, files as they were when it fails."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from sqlalchemy import text

from app import __version__, commands
from app.cli import main
from app.commands import COMMANDS
from app.domain.vocabulary import NoteKind
from app.paths import resources
from app.services import books, documents, doors, listing, notes
from tests.factory import CELL, as_bytes, digest, dump, exchange, exchange_session, opened, traces
from tests.factory import write as change

SAMPLE = str(resources() / books.SAMPLE)
WORDS = "usage options? required arguments? error optional positional show help exit invalid default the file"
ENGLISH = re.compile(rf"\b({'|'.join(WORDS.split())})\b", re.IGNORECASE)

Captured = pytest.CaptureFixture[str]


def run(*arguments: str | Path) -> int:
    return main([str(argument) for argument in arguments])


def words(capsys: Captured) -> str:
    """Return the one line that was said on stderr."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err.strip()


def process(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "app", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=60, check=False)


def secret(tmp_path: Path, text: str = "Mật khẩu\n") -> Path:
    path = tmp_path / "mat-khau.txt"
    path.write_text(text, "utf-8")
    return path


def file(tmp_path: Path, content: object) -> Path:
    path = tmp_path / "tep.json"
    path.write_bytes(as_bytes(content))
    return path


def test_a_file_becomes_a_book_and_the_same_bytes_again(tmp_path: Path, capsys: Captured) -> None:
    for source, number in ((SAMPLE, 1), (tmp_path / "1.json", 2)):
        assert run("import", tmp_path / f"{number}.scb", source) == 0
        assert "Đã thêm 32 đảng viên, 4 buổi sinh hoạt." in words(capsys)
        assert run("dump", tmp_path / f"{number}.scb", "--out", tmp_path / f"{number}.json") == 0
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()


def test_a_file_read_twice_says_that_it_was_there(tmp_path: Path, capsys: Captured) -> None:
    sample_path = tmp_path / "mau.scb"
    assert run("import", sample_path, SAMPLE) == 0
    words(capsys)
    before = dump(sample_path)
    assert run("import", sample_path, SAMPLE) == 0
    assert words(capsys).endswith("Đã có sẵn: 32 đảng viên, 4 buổi.")
    assert dump(sample_path) == before


def test_the_sample_is_made_where_it_is_wanted(tmp_path: Path, capsys: Captured) -> None:
    assert run("demo", tmp_path / "mau.scb", "--no-open") == 0
    assert capsys.readouterr().out == f"{tmp_path / 'mau.scb'}\n"
    assert run("demo", tmp_path / "mau.scb", "--no-open") == 1
    assert "đã có" in words(capsys)


def test_the_sample_is_made_in_a_temporary_place_of_its_own(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands.tempfile, "tempdir", str(tmp_path))
    assert run("demo", "--no-open") == 0
    made = Path(capsys.readouterr().out.strip())
    assert made.is_file()
    assert tmp_path in made.parents


@pytest.mark.parametrize("what", commands.LISTS)
def test_every_list_is_json_on_stdout(sample_path: Path, capsys: Captured, what: str) -> None:
    assert run("list", sample_path, what) == 0
    out, err = capsys.readouterr()
    assert (err, isinstance(json.loads(out), list), len(json.loads(out)) > 2) == ("", True, True)
    assert run("list", sample_path, what, "--year", "1999") == 0
    assert len(json.loads(capsys.readouterr().out)) == (32 if what == "members" else 0)


def test_sessions_are_listed_with_what_scripts_need(sample_path: Path, capsys: Captured) -> None:
    run("list", sample_path, "sessions")
    first = json.loads(capsys.readouterr().out)[0]
    assert first == {
        "id": "2026-q1", "kind": "thematic", "year": 2026, "quarter": 1,
        "topic": "Nâng cao chất lượng sinh hoạt chi bộ",
        "planned_at": "2026-02-12T14:00", "started_at": "2026-02-12T14:00", "ended_at": "2026-02-12T16:20",
        "state": "held", "present": 29, "expected": 30, "contributions": 14,
    }  # fmt: skip


def test_what_is_owed_is_listed_with_its_day(sample_path: Path, capsys: Captured) -> None:
    run("list", sample_path, "obligations")
    owed = json.loads(capsys.readouterr().out)
    found = next(entry for entry in owed if entry["key"] == "reported_up:2026-q1")
    assert {"session": "2026-q1", "kind": "reported_up", "title": "Báo cáo cấp ủy cấp trên trực tiếp",
            "due_on": "2026-02-14", "done_on": "2026-02-13", "state": "done"}.items() <= found.items()  # fmt: skip
    assert "reported_up:2026-q4" not in {entry["key"] for entry in owed}


def test_what_is_owed_is_listed_by_year(sample_path: Path, capsys: Captured) -> None:
    run("list", sample_path, "obligations", "--year", "2027")
    owed = {entry["key"]: entry for entry in json.loads(capsys.readouterr().out)}
    assert owed["year_plan:2027"]["due_on"] == "2027-02-28"
    assert {entry["year"] for entry in owed.values()} == {2027}


def test_lists_are_those_of_the_service() -> None:
    assert set(commands.LISTS) == set(listing.LISTS)


@pytest.mark.parametrize("kind", [*commands.KINDS, *commands.YEAR_KINDS])
def test_a_document_is_written_in_the_form_its_name_says(sample_path: Path, tmp_path: Path, kind: str) -> None:
    of_what = ("--year", "2026") if kind in commands.YEAR_KINDS else ("--session", "2026-q1")
    for name in ("văn bản.docx", "VĂN BẢN.PDF"):
        assert run("export", sample_path, kind, *of_what, "--out", tmp_path / name) == 0
    word = docx.Document(str(tmp_path / "văn bản.docx"))
    assert word.tables or kind == "backdrop"
    assert len(PdfReader(tmp_path / "VĂN BẢN.PDF").pages) >= 1


def test_the_kinds_of_the_command_are_those_of_the_program() -> None:
    assert set(commands.KINDS) == set(documents.SESSION_KINDS)
    assert set(commands.YEAR_KINDS) == set(documents.YEAR_KINDS)


@pytest.mark.parametrize(("kind", "said"), [("notice", "--session MÃ"), ("year-plan", "--year NĂM")])
def test_an_export_that_lacks_its_session_or_year_says_so(
    sample_path: Path, tmp_path: Path, capsys: Captured, kind: str, said: str
) -> None:
    assert run("export", sample_path, kind, "--out", tmp_path / "a.docx") == 2
    assert said in words(capsys)
    assert not (tmp_path / "a.docx").exists()


def test_an_export_takes_another_form_and_says_what_the_copy_leaves_out(
    sample_path: Path, tmp_path: Path, capsys: Captured
) -> None:
    change(sample_path, lambda uow: notes.set_note(uow, "2026-q1", NoteKind.QUALITY, "Còn ít ý kiến."))
    call = ("export", sample_path, "minutes", "--session", "2026-q1", "--out", tmp_path / "a.docx")
    assert run(*call, "--scope", "members") == 0
    assert "Bản này không có: nhận xét" in words(capsys)
    call = ("export", sample_path, "backdrop", "--session", "2026-q1", "--out", tmp_path / "b.docx")
    assert run(*call, "--variant", "a3") == 0
    assert docx.Document(str(tmp_path / "b.docx")).sections[0].page_width.mm == pytest.approx(420, abs=0.1)


def test_a_profile_can_be_chosen(sample_path: Path, tmp_path: Path) -> None:
    call = ("export", sample_path, "topic-report", "--session", "2026-q1", "--out", tmp_path / "a.docx")
    assert run(*call, "--profile", "HD36_2018") == 0
    last = docx.Document(str(tmp_path / "a.docx")).tables[-1]
    assert "- Các đồng chí đảng viên," in last.cell(0, 0).text


def test_findings_are_said_and_do_not_stop_an_export(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run("export", sample_path, "minutes", "--session", "2026-q4", "--out", tmp_path / "a.docx") == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "Cần xem: Chưa ghi giờ bắt đầu.\n" in err
    assert (tmp_path / "a.docx").is_file()


@pytest.mark.parametrize(
    ("status", "arguments", "said"),
    [
        (1, ["--session", "2019-q1"], "2019-q1"),
        (2, ["--session", "2026-q1", "--profile", "HD99"], "HD99"),
        (2, ["--session", "2026-q1", "--profile", "../x"], "không có mẫu"),
    ],
)
def test_an_export_that_fails_leaves_the_target_as_it_was(
    sample_path: Path, tmp_path: Path, capsys: Captured, status: int, arguments: list[str], said: str
) -> None:
    target = tmp_path / "a.docx"
    target.write_text("bản cũ")
    before = digest(sample_path)
    assert run("export", sample_path, "minutes", *arguments, "--out", target) == status
    assert said in words(capsys)
    assert (target.read_text(), digest(sample_path)) == ("bản cũ", before)
    assert not list(tmp_path.glob(".so-chi-bo-*"))


def test_a_place_that_cannot_be_written_to_is_said(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    target = tmp_path / "không có" / "a.docx"
    assert run("export", sample_path, "minutes", "--session", "2026-q1", "--out", target) == 1
    assert "không thấy thư mục" in words(capsys)


def test_a_file_is_never_written_over_the_book(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    before = digest(sample_path)
    (tmp_path / "link.docx").symlink_to(sample_path)
    assert run("dump", sample_path, "--out", sample_path) == 1
    assert "chính là sổ" in words(capsys)
    assert run("export", sample_path, "minutes", "--session", "2026-q1", "--out", tmp_path / "link.docx") == 1
    assert digest(sample_path) == before


def test_a_refused_file_is_said_with_its_place_and_makes_no_book(tmp_path: Path, capsys: Captured) -> None:
    source = file(tmp_path, exchange(members=[{"id": "m1", "full_name": "A", "standing": "boss"}]))
    assert run("import", tmp_path / "so.scb", source) == 1
    assert words(capsys).startswith("members[0].standing: ")
    assert traces(tmp_path / "so.scb") == []


def test_what_is_said_is_one_line_whatever_the_file_holds(tmp_path: Path, capsys: Captured) -> None:
    source = file(tmp_path, exchange(sessions=[exchange_session(chair="hai\ndòng")]))
    assert run("import", tmp_path / "so.scb", source) == 1
    assert "“hai dòng”" in words(capsys)


@pytest.mark.parametrize("command", ["dump", "list", "export", "import"])
def test_a_file_that_is_no_book_is_left_alone(tmp_path: Path, capsys: Captured, command: str) -> None:
    book = tmp_path / "so.scb"
    book.write_bytes(b"")
    rest = {
        "dump": ["--out", tmp_path / "a.json"], "list": ["members"], "import": [SAMPLE],
        "export": ["minutes", "--session", "s", "--out", tmp_path / "a.docx"],
    }[command]  # fmt: skip
    assert run(command, book, *rest) == 1
    assert "không phải là sổ" in words(capsys)
    assert (book.read_bytes(), traces(book)) == (b"", ["so.scb"])
    assert not list(tmp_path.glob("a.*"))


@pytest.mark.parametrize(
    ("name", "said"),
    [("mat.scb", "Không tìm thấy sổ"), ("", "không phải là tệp"), ("a" * 300 + ".scb", "Không đọc được")],
)  # fmt: skip
def test_a_book_that_is_not_there_is_said_and_not_made(tmp_path: Path, capsys: Captured, name: str, said: str) -> None:
    assert run("list", tmp_path / name, "members") == 1
    assert said in words(capsys)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a" * 300 + ".scb", "khong-co/so.scb"])
def test_a_book_that_cannot_be_made_is_said(tmp_path: Path, capsys: Captured, name: str) -> None:
    assert run("import", tmp_path / name, SAMPLE) == 1
    assert "Không tạo được sổ" in words(capsys)


def test_a_missing_exchange_file_is_said(tmp_path: Path, capsys: Captured) -> None:
    assert run("import", tmp_path / "so.scb", tmp_path / "khong-co.json") == 1
    assert "Không đọc được tệp" in words(capsys)
    assert list(tmp_path.iterdir()) == []


def test_a_password_file_encrypts_and_opens(tmp_path: Path, capsys: Captured) -> None:
    book, password = tmp_path / "kin.scb", secret(tmp_path)
    assert run("import", book, file(tmp_path, exchange()), "--password-file", password) == 0
    assert doors.needs_password(book)
    capsys.readouterr()
    assert run("list", book, "members", "--password-file", password) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


@pytest.mark.parametrize(
    ("text", "said"), [(None, "Hãy thêm --password-file"), ("sai\n", "mật khẩu không đúng"), ("\n", "Mật khẩu trống")]
)
def test_a_book_with_a_password_stays_shut_without_it(
    tmp_path: Path, capsys: Captured, text: str | None, said: str
) -> None:
    book = tmp_path / "kin.scb"
    books.make_book(book, CELL, "Mật khẩu").close()
    before = digest(book)
    arguments = [] if text is None else ["--password-file", secret(tmp_path, text)]
    assert run("list", book, "members", *arguments) == 1
    assert said in words(capsys)
    assert digest(book) == before


def test_a_password_comes_from_standard_input(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.make_book(tmp_path / "kin.scb", CELL, "Mật khẩu").close()
    typed = io.TextIOWrapper(io.BytesIO("\ufeffMật khẩu\r\n".encode()), encoding="ascii")
    monkeypatch.setattr(sys, "stdin", typed)
    assert run("list", tmp_path / "kin.scb", "members", "--password-file", "-") == 0
    assert capsys.readouterr() == ("[]\n", "")


@pytest.mark.parametrize("name", ["khong-co.txt", "", "nhi-phan.txt"])
def test_a_password_file_that_cannot_be_read_is_said(
    sample_path: Path, tmp_path: Path, capsys: Captured, name: str
) -> None:
    (tmp_path / "nhi-phan.txt").write_bytes(b"\xff\xfe\x00")
    assert run("list", sample_path, "members", "--password-file", tmp_path / name) == 1
    assert "Không đọc được tệp mật khẩu" in words(capsys)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import"], "còn thiếu: SỔ, TỆP.json"),
        (["dump", "so.scb"], "còn thiếu: --out"),
        (["list", "so.scb", "songs"], "không có 'songs'"),
        (["list", "so.scb", "members", "--year", "nay"], "'nay'"),
        (["list", "so.scb", "members", "thêm"], "không hiểu: thêm"),
        (["export", "so.scb", "poem", "--out", "a.docx"], "không có 'poem'"),
        (["export", "so.scb", "year-plan", "--year", "0", "--out", "a.docx"], "không có năm 0"),
        (["export", "so.scb", "minutes", "--session", "s", "--out", "a.odt"], ".docx hoặc .pdf"),
        (["export", "so.scb", "minutes", "--session"], "cần một giá trị"),
        (["so.scb", "--passw", "x"], "không hiểu: --passw"),
        (["demo", "--khong-co"], "không hiểu: --khong-co"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_is_wrong(capsys: Captured, arguments: list[str], said: str) -> None:
    assert main(arguments) == 2
    line = words(capsys)
    assert said in line
    assert not ENGLISH.search(line.replace("--help", "")), line


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_vietnamese_and_on_stdout(capsys: Captured, command: str) -> None:
    assert main([*command.split(), "--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "Cách gọi: so-chi-bo" in out
    assert "hiện trợ giúp này" in out
    without_names = re.sub(r"(--|so-chi-bo )[a-z-]+", "", out)
    assert not ENGLISH.search(without_names), ENGLISH.search(without_names)


def test_help_names_every_command_and_its_purpose(capsys: Captured) -> None:
    main(["--help"])
    out = capsys.readouterr().out
    for name, (summary, _, _) in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(summary)}$", out, re.MULTILINE)


def test_the_version_is_said(capsys: Captured) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"Sổ Chi Bộ {__version__}\n"


def test_a_bug_becomes_a_sentence_and_goes_into_the_log(
    sample_path: Path, own_home: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(listing.LISTS, "members", fail)
    assert run("list", sample_path, "members") == 1
    assert "Chương trình gặp lỗi" in words(capsys)


def test_a_book_with_a_committees_own_agenda_that_is_gone_can_still_be_read(
    sample_path: Path, capsys: Captured
) -> None:
    with opened(sample_path) as book, book.write() as uow:
        uow.session.execute(text("UPDATE sessions SET agenda = 'cua-xa'"))
        uow.commit()
    assert run("list", sample_path, "sessions") == 0
    out = sample_path.with_suffix(".docx")
    assert run("export", sample_path, "minutes", "--session", "2026-q1", "--out", out) == 0
    assert run("dump", sample_path, "--out", sample_path.with_suffix(".json")) == 0


def test_the_program_itself_speaks_utf_8_whatever_the_terminal(sample_path: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "app", "list", str(sample_path), "members"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nguyễn Văn Hùng" in done.stdout.decode()


def test_the_program_itself_ends_with_its_status_and_no_traceback(tmp_path: Path) -> None:
    password = "Mật khẩu\n".encode()
    made = process("import", tmp_path / "kin.scb", SAMPLE, "--password-file", "-", stdin=password)
    assert (made.returncode, made.stdout) == (0, b"")
    refused = process("dump", tmp_path / "kin.scb", "--out", tmp_path / "a.json")
    assert (refused.returncode, refused.stdout, refused.stderr.count(b"\n")) == (1, b"", 1)
    wrong = process("dump", tmp_path / "kin.scb")
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count(b"\n")) == (2, b"", 1)
    assert not (tmp_path / "a.json").exists()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("minutes", "--session", "2026-q1", "--profile", "HD99_2099"), "HD05_2026"),
        (("năm",), "minutes"),
    ],
)
def test_a_call_for_a_document_that_lacks_something_is_wrong_usage(
    sample_path: Path, capsys: Captured, arguments: tuple[str, ...], named: str
) -> None:
    out = sample_path.with_suffix(".docx")
    assert run("export", sample_path, *arguments, "--out", out) == 2
    said = words(capsys)
    assert named in said
    assert "\n" not in said
    assert not out.exists()


def test_a_session_that_the_book_does_not_have_names_the_command_that_lists_them(
    sample_path: Path, capsys: Captured
) -> None:
    out = sample_path.with_suffix(".docx")
    assert run("export", sample_path, "minutes", "--session", "2030-q1", "--out", out) == 1
    assert "so-chi-bo list SỔ sessions" in words(capsys)


def test_a_book_with_a_password_names_the_option_for_it(tmp_path: Path, capsys: Captured) -> None:
    book = tmp_path / "kin.scb"
    assert run("import", book, SAMPLE, "--password-file", secret(tmp_path, "Mật khẩu")) == 0
    words(capsys)
    assert run("list", book, "members") == 1
    said = words(capsys)
    assert "--password-file" in said
    assert "Hãy nhập mật khẩu" not in said


def test_a_file_of_another_kind_is_not_asked_for_a_password(capsys: Captured) -> None:
    for call in (("list", SAMPLE, "members"), (SAMPLE, "--exit-when-shown")):
        assert run(*call) == 1
        said = words(capsys)
        assert "không phải là sổ chi bộ mà là tệp văn bản" in said
        assert "mật khẩu" not in said


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_nothing_is_written_over_a_book_or_beside_it(sample_path: Path, end: str) -> None:
    before = sample_path.read_bytes()
    out = Path(f"{sample_path}{end}")
    assert run("dump", sample_path, "--out", out) == 1
    assert sample_path.read_bytes() == before


def test_a_trace_that_cannot_be_kept_is_refused(sample_path: Path, tmp_path: Path, capsys: Captured) -> None:
    assert run(sample_path, "--exit-when-shown", "--trace-saves", tmp_path / "không có" / "vết.jsonl") == 1
    assert "--trace-saves" in words(capsys)


@pytest.mark.parametrize(
    ("kind", "variant"),
    [("extract", "speaker:ai-do"), ("invitation", "guest:99"), ("minutes", "zzz"), ("minutes", "blank")],
)
def test_a_form_that_a_document_does_not_have_is_refused(
    sample_path: Path, capsys: Captured, kind: str, variant: str
) -> None:
    out = sample_path.with_suffix(".docx")
    assert run("export", sample_path, kind, "--session", "2026-q1", "--variant", variant, "--out", out) == 2
    assert f"không có dạng “{variant}”" in words(capsys)
    assert not out.exists()


def test_a_dump_too_heavy_to_be_taken_in_again_is_written_and_says_so(
    sample_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.exchange_guard.MOST_BYTES", 1000)
    out = sample_path.with_suffix(".json")
    assert run("dump", sample_path, "--out", out) == 0
    assert out.read_bytes() == dump(sample_path)
    assert "nặng" in words(capsys)
