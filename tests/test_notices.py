"""What the program says of the parts it is made of is true of what requirements.txt installs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from app.services.notices import Notice, bill_path, licence_text, notices
from tools import make_notices

ROOT = Path(__file__).resolve().parents[1]
REQUIRED = tuple(make_notices.requirements())
#: Licences under which a part may be given away with the program.
ALLOWED = {
    "MIT",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Apache-2.0",
    "PSF-2.0",
    "LGPL-3.0-only",
    "OFL-1.1",
    "Zlib",
    "blessing",
}


def by_id() -> dict[str, Notice]:
    return {one.id: one for one in notices()}


@pytest.mark.parametrize(("name", "version"), REQUIRED, ids=[name for name, _ in REQUIRED])
def test_every_package_is_named_with_its_version_and_the_text_of_its_licence(name: str, version: str) -> None:
    notice = by_id()[f"pkg:pypi/{name}@{version}"]
    assert (notice.name, notice.version) == (name, version)
    assert notice.purpose
    assert re.search("licen[cs]e|permission", licence_text(notice), re.IGNORECASE)


def test_nothing_is_named_that_is_not_required() -> None:
    packages = {one.id for one in notices() if one.id.startswith("pkg:")}
    assert packages == {f"pkg:pypi/{name}@{version}" for name, version in REQUIRED}


def test_every_licence_lets_the_program_be_given_away() -> None:
    assert {one.licence for one in notices()} <= ALLOWED


def test_a_part_inside_another_names_a_part_that_is_there() -> None:
    names = {one.name for one in notices()}
    assert {one.inside for one in notices() if one.inside} <= names


def test_every_text_belongs_to_a_part() -> None:
    named = {name for one in notices() for name in one.texts}
    assert {path.name for path in (bill_path().parent / "texts").iterdir()} == {n for n in named if "/" not in n}


def test_the_bill_is_cyclonedx_whose_references_lead_somewhere() -> None:
    bill = json.loads(bill_path().read_text("utf-8"))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    refs = [bill["metadata"]["component"]["bom-ref"], *(one["bom-ref"] for one in bill["components"])]
    assert len(refs) == len(set(refs))
    for one in bill["dependencies"]:
        assert {one["ref"], *one["dependsOn"]} <= set(refs)


def test_the_text_of_the_lgpl_comes_with_the_gpl_it_refers_to() -> None:
    text = licence_text(next(one for one in notices() if one.name == "pyside6-essentials"))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "TERMS AND CONDITIONS" in text
    assert "can be replaced" in text


def test_paragraphs_flow_and_lists_stay_as_they_are_set() -> None:
    text = licence_text(next(one for one in notices() if one.name == "SQLCipher"))
    assert text.startswith("Copyright (c) 2008-2024, ZETETIC LLC\nAll rights reserved.\n\n")
    assert "\n    * Redistributions in binary form must reproduce the above copyright\n" in text
    assert "ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING" in text
