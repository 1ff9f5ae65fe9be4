"""A program that is carried about keeps its data beside itself."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app import paths, settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a built program, on a machine whose own place for data is another."""
    made = tmp_path / "Sổ Chi Bộ"
    made.mkdir()
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "máy"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(made / "so-chi-bo"))
    return made


def test_an_installed_program_keeps_its_data_where_the_platform_says(folder: Path, tmp_path: Path) -> None:
    assert paths.portable_home() is None
    assert not paths.home().is_relative_to(folder)


@pytest.mark.parametrize("mark", ["portable", "portable.txt"])
def test_a_file_beside_the_program_makes_it_portable(folder: Path, mark: str) -> None:
    (folder / mark).touch()
    assert paths.home() == folder / "du-lieu"


def test_the_folder_for_the_data_does_so_too(folder: Path) -> None:
    (folder / "du-lieu").mkdir()
    assert paths.home() == folder / "du-lieu"


def test_a_file_of_the_folders_name_does_not(folder: Path) -> None:
    (folder / "du-lieu").touch()
    assert paths.portable_home() is None


def test_the_variable_comes_first(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "portable").touch()
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "khác"))
    assert paths.home() == tmp_path / "khác"


def test_a_program_among_pythons_packages_is_never_portable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app" / "_resources").mkdir(parents=True)
    (tmp_path / "portable").touch()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "app" / "paths.py"))
    assert paths.program_folder() is None
    assert paths.portable_home() is None


def test_books_beside_the_program_are_found_under_another_drive_letter(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "portable").touch()
    outside = tmp_path / "sổ ngoài.scb"
    settings.save(settings.Settings().opened(outside).opened(folder / "sổ" / "chi bộ.scb"))
    moved = folder.rename(tmp_path / "ổ khác")
    monkeypatch.setattr(sys, "executable", str(moved / "so-chi-bo"))
    kept = settings.load()
    assert kept.last_book == str(moved / "sổ" / "chi bộ.scb")
    assert kept.recent_books == (str(moved / "sổ" / "chi bộ.scb"), str(outside))


def test_no_book_stays_no_book(folder: Path) -> None:
    (folder / "portable").touch()
    settings.save(settings.Settings())
    assert settings.load() == settings.Settings()


def test_a_new_book_is_offered_beside_a_portable_program(folder: Path) -> None:
    from app.ui.first_run import keeping

    (folder / "portable").touch()
    assert keeping._documents() == folder / "du-lieu"
    assert (folder / "du-lieu").is_dir()
