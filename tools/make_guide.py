"""Write the guide to print: ``python tools/make_guide.py OUT.docx``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from app.services import documents, guide
from tools.command_line import Line


def main(target: Path) -> None:
    """Write the guide to ``target``."""
    data = guide.make_guide()
    documents.write(target, data)
    print(f"{target}: {len(data)} bytes")


if __name__ == "__main__":
    line = Line("python tools/make_guide.py", __doc__)
    line.add_argument("out", type=Path, metavar="OUT.docx")
    main(line.parse_args().out)
