"""The first lines of files, whatever they are."""

from __future__ import annotations

import io
import zipfile

import pytest

from app.exporters.first_lines import MOST_LINES, first_lines

TEXT = "ĐẢNG ỦY XÃ\nMẬT\nBáo cáo"


def packed(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_texts_of_every_usual_encoding_are_read(encoding: str) -> None:
    assert first_lines("a.txt", TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(("name", "content"), [
    ("a.pptx", packed(**{"ppt__slides__slide1.xml": '<p:s xmlns:p="p" xmlns:a="a"><a:p><a:r>MẬT</a:r></a:p></p:s>'})),
    ("a.xlsx", packed(**{"xl__sharedStrings.xml": '<sst xmlns="x"><si><t>MẬT</t></si></sst>'})),
    ("a.odt", packed(**{"content.xml": '<o:d xmlns:o="o" xmlns:text="t"><text:p>MẬT</text:p></o:d>'})),
    ("a.ods", packed(**{"content.xml": '<o:d xmlns:o="o" xmlns:text="t"><text:p>MẬT</text:p></o:d>'})),
    ("a.docx", packed(**{"word__document.xml": '<w:d xmlns:w="w"><w:p><w:r>M</w:r><w:r>ẬT</w:r></w:p></w:d>'})),
])  # fmt: skip
def test_kinds_that_are_packed_xml_are_read(name: str, content: bytes) -> None:
    assert first_lines(name, content) == "MẬT"


@pytest.mark.parametrize("name", ["a.pdf", "a.png", "a", "a.exe"])
def test_other_kinds_say_nothing(name: str) -> None:
    assert first_lines(name, TEXT.encode()) == ""


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + b"\xff" * 200, packed(x="y")])
def test_what_is_broken_says_nothing(content: bytes) -> None:
    assert first_lines("a.docx", content) == ""


def test_a_file_that_breaks_off_says_what_came_before() -> None:
    content = packed(**{"word__document.xml": '<w:d xmlns:w="w"><w:p>MẬT</w:p><w:p>'})
    assert first_lines("a.docx", content) == "MẬT"


def test_no_more_than_the_head_is_unpacked() -> None:
    bomb = '<w:d xmlns:w="w">' + "<w:p>x</w:p>" * 200_000
    assert first_lines("a.docx", packed(**{"word__document.xml": bomb})).count("\n") == MOST_LINES - 1


def test_nothing_outside_the_file_is_read() -> None:
    outside = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:d xmlns:w="w"><w:p>a&e;</w:p></w:d>'
    assert first_lines("a.docx", packed(**{"word__document.xml": outside})) == "a&e;"
