"""The schema that stands in ``resources`` is that of the types, and says of the sample what the program says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app.domain import vocabulary
from app.services.catalogue import agenda_profiles
from app.services.exchange_format import COMMON_AGENDAS, schema
from tests.factory import dump, exchange, exchange_session, sample
from tools import write_schema

VALIDATOR = Draft202012Validator(schema())


def faults(file: object) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(file)]


def test_the_schema_in_resources_is_that_of_the_types() -> None:
    assert write_schema.TARGET.read_text("utf-8") == write_schema.text(), "run: python tools/write_schema.py"


def test_the_schema_is_a_schema_of_the_draft_it_names() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_sample_and_its_dump_fit_the_schema(sample_path: Path) -> None:
    assert faults(sample()) == []
    assert faults(json.loads(dump(sample_path))) == []


@pytest.mark.parametrize("change", [
    lambda file: file.update(version=2),
    lambda file: file.update(format="so-chi-bo/2"),
    lambda file: file["cell"].pop("place"),
    lambda file: file["members"][0].update(standing="boss"),
    lambda file: file["members"][0].update(joined_on="3/2/2001"),
    lambda file: file["sessions"][0].update(year="2026"),
    lambda file: file["sessions"][0].update(started_at="2026-02-12"),
    lambda file: file["sessions"][0]["votes"][0].update({"for": -1}),
    lambda file: file["sessions"][0]["contributions"][0].update(speaker={"name": "A"}),
    lambda file: file["sessions"][0]["tasks"][0].update(due_on="4/3/2026"),
])  # fmt: skip
def test_what_the_program_refuses_does_not_fit_the_schema(change: Callable[[dict[str, Any]], object]) -> None:
    assert faults(sample(change))


def test_the_least_that_a_file_may_hold_fits_the_schema() -> None:
    file = exchange(sessions=[exchange_session()])
    file["cell"].pop("kind")
    assert faults(file) == []


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("CellKind", "agency enterprise residential school armed_forces committee"),
        ("Standing", "official probationary temporary_here temporary_away exempt left"),
        ("SessionKind", "thematic regular committee other"),
        ("AttendanceStatus", "present late left_early excused unexcused exempt"),
        ("Label", "awareness self_review situation improvement solution proposal question answer"),
        ("Disposition", "accepted explained reserved"),
        ("VoteMethod", "show_of_hands secret"),
        ("TaskStatus", "open done dropped"),
    ],
)
def test_the_words_of_the_file_never_change(kind: str, values: str) -> None:
    assert {str(word) for word in getattr(vocabulary, kind)} == set(values.split())


def test_the_agendas_that_files_may_name_always_exist() -> None:
    assert {profile.code for profile in agenda_profiles()} >= COMMON_AGENDAS
