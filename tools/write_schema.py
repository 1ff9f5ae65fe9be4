"""Write ``resources/exchange-1.schema.json`` from the types of the exchange file.

A test holds the two together. Run it after a change of the types::

    python tools/write_schema.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.services.exchange_format import schema  # noqa: E402
from tools.command_line import nothing  # noqa: E402

TARGET = ROOT / "resources" / "exchange-1.schema.json"


def text() -> str:
    """Return the schema as it stands in the file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    nothing("python tools/write_schema.py", __doc__)
    TARGET.write_text(text(), encoding="utf-8")
    print(TARGET)
