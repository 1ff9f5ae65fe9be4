"""Sổ Chi Bộ: the record book of a Party cell, offline, for the person who keeps its minutes."""

__version__ = "0.1.0"
