"""Sổ Chi Bộ: the record book of a Party cell, offline, for the person who keeps its minutes."""

from app.later import postpone

__version__ = "0.1.0"

postpone()
