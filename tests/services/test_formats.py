"""Names of format profiles."""

from __future__ import annotations

from app.services.formats import format_profiles


def test_every_profile_has_a_code_and_a_title_the_default_first() -> None:
    codes = [code for code, _ in format_profiles()]
    assert codes == ["HD05_2026", "HD36_2018"]
    assert all(title.startswith("Hướng dẫn") for _, title in format_profiles())
