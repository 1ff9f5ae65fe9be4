"""Looking a book's file over: its pages, its references, its tables and triggers."""

from __future__ import annotations

import tempfile
from pathlib import Path

from sqlalchemy.orm import Session

from app.models import migrate
from app.models.engine import open_engine

_TABLES = "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"


def file_faults(session: Session, *, encrypted: bool) -> list[str]:
    """Return what SQLite finds wrong with pages, indexes and references, in Vietnamese; nothing when all is well."""
    connection = session.connection()
    found = []
    pages = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check").all()]
    if pages != ["ok"]:
        found.append(f"tệp sổ bị hỏng ở {len(pages)} chỗ")
    if encrypted and connection.exec_driver_sql("PRAGMA cipher_integrity_check").all():
        found.append("có trang dữ liệu mã hóa đã bị sửa hoặc hỏng")
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if orphans:
        found.append(f"có {len(orphans)} dòng lạc chỗ, mất mục mà nó thuộc về")
    return found


def schema_faults(session: Session) -> list[str]:
    """Return what differs from the tables and triggers of a new book, in Vietnamese."""
    theirs, ours = _schema(session), _fresh_schema()
    names = sorted({name for kind, name, sql in theirs ^ ours})
    return [f"bảng hoặc quy tắc “{name}” của sổ đã bị thêm, bớt hoặc sửa" for name in names]


def _schema(session: Session) -> set[tuple[str, str, str]]:
    return {tuple(row) for row in session.connection().exec_driver_sql(_TABLES).all()}


def _fresh_schema() -> set[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "moi.scb"
        migrate.create(path, None)
        engine = open_engine(path)
        try:
            with Session(engine) as session:
                return _schema(session)
        finally:
            engine.dispose()
