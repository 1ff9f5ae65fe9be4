"""The recovery key of a book on paper: large enough to be read back letter by letter."""

from __future__ import annotations

from collections.abc import Sequence

from app.exporters.blocks import Block, Centred, Document, Run, Title, paragraph

TITLE = "KHÓA KHÔI PHỤC CỦA SỔ"
WHY = "Khóa này mở được sổ thay mật khẩu. Cất nơi an toàn, cùng hồ sơ giấy của Chi bộ; không chụp ảnh, không gửi đi."
UNTIL = "Khóa dùng được đến lần đổi mật khẩu sau. Chương trình không giữ lại khóa ở đâu cả."


def recovery_document(lines: Sequence[str], book: str) -> Document:
    """Return one sheet with the key of the book of that file name, a line for each of ``lines``."""
    blocks: tuple[Block, ...] = (
        Title(TITLE, (f"Tệp sổ: {book}",), ""),
        paragraph(WHY),
        Centred(tuple(Run(line, bold=True) for line in lines), drop=8),
        paragraph(UNTIL),
    )
    return Document(TITLE.capitalize(), blocks)
