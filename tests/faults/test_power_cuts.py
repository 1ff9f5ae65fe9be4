"""Power cuts: one on a plain book and one on an encrypted one; ``python -m tests.faults.power_cuts 50`` makes many."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.disks import DiskRefusedError, power_disk
from tests.faults.power_cuts import Template, cut_once, make_templates


@pytest.fixture(scope="module", autouse=True)
def possible(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Skip where the power of a disk cannot be cut; where it can, what was not synced must be gone afterwards."""
    try:
        with power_disk(tmp_path_factory.mktemp("trial"), 8) as disk:
            (disk.folder / "đệm.txt").write_text("chưa xuống đĩa")
            disk.cut()
            disk.unmount()
            disk.mount()
            assert not (disk.folder / "đệm.txt").exists(), "this is no power cut"
    except DiskRefusedError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Template, ...]:
    return make_templates(tmp_path_factory.mktemp("templates"))


@pytest.mark.parametrize("which", [0, 1], ids=["plain", "encrypted"])
def test_nothing_that_was_said_to_be_done_is_lost_at_a_power_cut(
    templates: tuple[Template, ...], tmp_path: Path, which: int
) -> None:
    outcome = cut_once(templates[which], tmp_path / "cut", 0.1)
    assert (outcome.lost, outcome.broken) == (0, 0)
    assert outcome.saved
    assert outcome.exported
