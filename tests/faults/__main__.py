"""``python -m tests.faults``: every long run about faults, one after the other; three quarters of an hour on two cores.

Each prints its figures, or why this machine does not allow it, and can be run by itself with other numbers.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tools.command_line import nothing

RUNS = (
    ("tests.e2e.kills", "200"),
    ("tests.faults.sweep",),
    ("tests.faults.backup_kills", "200"),
    ("tests.faults.power_cuts", "50"),
    ("tests.faults.bit_flips", "1000"),
)


def main() -> int:
    """Run them all; return 1 when one of them found something lost, half or silently changed."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    found = [subprocess.run([sys.executable, "-m", *run], check=False, env=environment).returncode for run in RUNS]
    return 1 if any(found) else 0


if __name__ == "__main__":
    nothing("python -m tests.faults", __doc__)
    sys.exit(main())
