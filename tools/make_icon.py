"""Draw the icon of the program as .png and .ico from its drawing, ``resources/icons/so-chi-bo.svg``.

Run it when the drawing changes::

    python tools/make_icon.py
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.command_line import nothing  # noqa: E402

DRAWING = ROOT / "resources" / "icons" / "so-chi-bo.svg"
#: What Windows shows in lists, on the task bar and on the desktop, at its usual scales.
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
#: From this size on an .ico holds PNG; older readers know only bitmaps below it.
PNG_FROM = 256
PNG_SIZE = 256


def main() -> None:
    """Write both files beside the drawing."""
    QGuiApplication.instance() or QGuiApplication([])
    DRAWING.with_suffix(".png").write_bytes(png(drawn(PNG_SIZE)))
    DRAWING.with_suffix(".ico").write_bytes(icon([drawn(size) for size in SIZES]))


def drawn(size: int) -> QImage:
    """Return the drawing at a size in pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """Return an image as PNG."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def icon(images: list[QImage]) -> bytes:
    """Return an .ico file of square images."""
    parts = [png(image) if image.width() >= PNG_FROM else bitmap(image) for image in images]
    start = 6 + 16 * len(parts)
    heads = b""
    for image, part in zip(images, parts, strict=True):
        side = image.width() % 256  # 256 is written as 0
        heads += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(part), start)
        start += len(part)
    return struct.pack("<HHH", 0, 1, len(parts)) + heads + b"".join(parts)


def bitmap(image: QImage) -> bytes:
    """Return an image as the bitmap an .ico holds: rows from below, and a mask that hides nothing."""
    side = image.width()
    turned = image.flipped(Qt.Orientation.Vertical)
    pixels = bytes(turned.constBits())
    mask = bytes((side + 31) // 32 * 4 * side)
    head = struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, len(pixels) + len(mask), 0, 0, 0, 0)
    return head + pixels + mask


if __name__ == "__main__":
    nothing("python tools/make_icon.py", __doc__)
    main()
