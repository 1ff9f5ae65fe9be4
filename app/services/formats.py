"""The format profiles a book may choose from, for those who only need their names."""

from __future__ import annotations


def format_profiles() -> tuple[tuple[str, str], ...]:
    """Return the code and title of every installed format profile, the default first."""
    from app.exporters.profile import load_profile, profile_codes

    return tuple((code, load_profile(code).title) for code in profile_codes())
