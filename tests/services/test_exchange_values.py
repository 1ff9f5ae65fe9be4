"""What an exchange file says before anybody asks what it means: keys said twice, halves of letters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.errors import WrongInput
from app.services import books, exchange_values
from app.services.exchange_check import parse
from tests.factory import as_bytes, dump, exchange, exchange_session

WHOLE = as_bytes(exchange(sessions=[exchange_session(conclusion="Lúc 14:05: nhất trí", drafts={"a:b": "c:d"})]))


@pytest.mark.parametrize(
    ("said", "again", "place"),
    [
        (b'"topic": ', b'"topic": "x", ', "sessions[0].topic"),
        (b'"topic": ', b'"topic": "\\u003a", ', "sessions[0].topic"),
        (b'"cell": ', b'"cell": {"name": "a"}, ', "cell"),
        (b'"a:b": ', b'"a:b": "", ', "sessions[0].drafts.a:b"),
        (b'"a:b": ', '"e\u0301": "", "é": "", '.encode(), "sessions[0].drafts.é"),
        (b'"standing": "probationary"', b'"standing": "left", ', "members[1].standing"),
    ],
)
def test_a_key_said_twice_is_named_with_its_place(said: bytes, again: bytes, place: str) -> None:
    with pytest.raises(WrongInput, match="ghi hai lần") as error:
        parse(WHOLE.replace(said, again + said))
    assert error.value.place == place


def test_colons_in_texts_are_no_keys_however_they_are_written() -> None:
    for data in (WHOLE, WHOLE.replace(b"14:05", b"14\\u003A05"), json.dumps(json.loads(WHOLE)).encode()):
        assert parse(data).sessions[0].conclusion == "Lúc 14:05: nhất trí"


def test_a_file_without_a_key_twice_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange_values.json, "loads", lambda *_, **__: 1 / 0)
    assert parse(WHOLE).sessions


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("\\ud83d", "\ufffd"),
        ("\\uDE00 sau", "\ufffd sau"),
        ("\\ud83d\\ude00", "😀"),
        ("\\ud83d\\ud83d\\ude00", "\ufffd😀"),
    ],
)
def test_half_a_letter_is_replaced_and_the_rest_stays(tmp_path: Path, written: str, kept: str) -> None:
    data = WHOLE.replace("Lúc 14:05: nhất trí".encode(), written.encode())
    books.import_into(tmp_path / "so.scb", data)
    assert json.loads(dump(tmp_path / "so.scb"))["sessions"][0]["conclusion"] == kept


@pytest.mark.parametrize(
    "rest", [b', "year": NaN}', b', "year": 1', b"}}", b"}\xff", b', "year": ' + b"9" * 5000 + b"}"]
)
def test_what_is_no_json_stays_none_with_half_a_letter_in_it(rest: bytes) -> None:
    with pytest.raises(WrongInput, match="JSON"):
        parse(b'{"topic": "\\ud83d"' + rest)
