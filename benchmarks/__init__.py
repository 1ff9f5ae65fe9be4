"""Measures what the README says about speed, each figure beside its floor in the same run."""
