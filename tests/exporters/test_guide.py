"""The guide and the map of keys as documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from app.exporters.blocks import Document
from app.exporters.docx_writer import write_docx
from app.exporters.pictures import place_of, with_pictures
from app.exporters.profile import load_profile
from app.services import documents, guide, help_topics
from tests.exporters import checklist
from tests.exporters.reading import opened, whole


@pytest.fixture(scope="module")
def made() -> bytes:
    return guide.make_guide()


@pytest.fixture(scope="module")
def keys() -> bytes:
    return guide.make_keys()


def test_the_guide_is_laid_out_like_other_documents(made: bytes) -> None:
    word = opened(made)
    checks = (checklist._page(made, word), checklist._runs(word), checklist._body(word), checklist._tables(word))
    assert [fault for check in checks for fault in check] == []


def test_the_guide_holds_every_topic_and_every_key(made: bytes) -> None:
    text = whole(made)
    assert [topic.id for topic in help_topics.topics() if topic.title not in text] == []
    assert [entry.does for place in help_topics.key_places() for entry in place.keys if entry.does not in text] == []


def test_every_picture_of_the_guide_is_in_it(made: bytes) -> None:
    wanted = {topic.picture for topic in help_topics.topics() if topic.picture}
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert sum(name.startswith("word/media/") for name in archive.namelist()) == len(wanted)
    widths = {one.get("cx") for one in opened(made).element.body.iter(qn("wp:extent"))}
    assert widths == {str(160 * 36000)}
    assert "\ue000" not in whole(made)


def test_a_file_with_and_one_without_pictures_are_sound(keys: bytes, tmp_path: Path) -> None:
    for name, data in (("keys.docx", keys), ("one.docx", with_one_picture())):
        documents.write(tmp_path / name, data)
        assert OpenXmlValidator().validate(tmp_path / name).errors == []


def with_one_picture() -> bytes:
    """Return a document of one picture."""
    path = next(help_topics.pictures().glob("*.png"))
    data = write_docx(Document("x", (place_of(path.name),)), load_profile(), created=guide._CREATED)
    return with_pictures(data, {path.name: path.read_bytes()})


def test_equal_help_gives_equal_bytes(keys: bytes) -> None:
    assert guide.make_keys() == keys
    assert with_pictures(keys, {}) == with_pictures(keys, {})


def test_the_map_of_keys_lies_on_two_sheets(keys: bytes) -> None:
    size = opened(keys).element.body.find(f".//{qn('w:pgSz')}")
    assert (size.get(qn("w:w")), size.get(qn("w:h"))) == ("16838", "11906")
    assert documents.render(keys).count == 2
    text = whole(keys)
    assert [
        entry.cap for place in help_topics.key_places() for entry in place.keys if f"{entry.cap}:" not in text
    ] == []


def test_a_picture_that_is_missing_leaves_no_mark() -> None:
    data = write_docx(Document("x", (place_of("nothing.png"),)), load_profile(), created=guide._CREATED)
    assert whole(with_pictures(data, {})) == ""
