"""Opening a book: one SQLite file, plain or encrypted, always through the encrypting driver.

WAL with ``synchronous=FULL`` is the one combination measured to lose no acknowledged commit at a power cut and to
cost a single sync per commit. The plain header is read before SQLite opens the file, never after: closing a file
handle of ours would drop the locks that SQLite holds on it.

Driver and SQLAlchemy are imported where they are used: judging a plain book by its header needs neither.
"""

from __future__ import annotations

import os
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import BookNewer, BookUnusable, KnownError, PasswordWanted
from app.models.read_only import is_still
from app.paths import is_there

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, ExceptionContext

#: "ScB1" in the header of every book.
APPLICATION_ID = 0x53634231
#: The number of the newest migration; a book that carries a higher one was written by a newer program.
SCHEMA_VERSION = 9

PLAIN_HEADER = b"SQLite format 3\x00"
_KDF_ROUNDS = 256_000
#: What stands in the way of a new book.
THERE = "“{}” đã có. Hãy chọn tên khác; tệp cũ được giữ nguyên."
UNMADE = "Không tạo được sổ ở “{}”. Hãy chọn thư mục khác mà máy cho phép ghi."
#: How long SQLite waits for another program's lock before a save is said to fail and is tried again.
BUSY_SECONDS = 1.5
#: Pages that a connection keeps in memory, in kilobytes (as a negative number); the driver's own 8 MB are for each.
CACHE, CACHE_OF_ONE_PASS = -2000, -256
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA wal_autocheckpoint=2000",  # ``Book.tidy`` comes before that, while nothing is being saved
    "PRAGMA secure_delete=ON",
    "PRAGMA cell_size_check=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    f"PRAGMA cache_size={CACHE}",
)


@dataclass(frozen=True, slots=True)
class BookKey:
    """The key of an encrypted book: derived once, then handed to every connection."""

    raw: bytes = field(repr=False)
    salt: bytes

    @classmethod
    def derive(cls, password: str, salt: bytes) -> BookKey:
        """Return the key for a password: SQLCipher's own derivation, so any SQLCipher can open the book."""
        import hashlib

        secret = unicodedata.normalize("NFC", password).encode()
        return cls(hashlib.pbkdf2_hmac("sha512", secret, salt, _KDF_ROUNDS, 32), salt)

    @classmethod
    def fresh(cls, password: str) -> BookKey:
        """Return a key with a new salt, for a book that is being made."""
        return cls.derive(password, os.urandom(16))

    @classmethod
    def of_secret(cls, secret: str, salt: bytes) -> BookKey:
        """Return the key for what somebody typed: the recovery key of a book, or else its password."""
        from app.domain import recovery_key

        raw = recovery_key.decode(secret)
        return cls(raw, salt) if raw else cls.derive(secret, salt)

    @property
    def recovery(self) -> str:
        """The key in letters, to be printed: it opens the book in place of the password."""
        from app.domain import recovery_key

        return recovery_key.encode(self.raw)

    @property
    def pragma(self) -> str:
        """The statement that gives the key to a connection."""
        return f"PRAGMA key = \"x'{self.raw.hex()}{self.salt.hex()}'\""


def unlock(path: Path, password: str | BookKey | None) -> BookKey | None:
    """Return the key that opens the book at ``path``, or None for a plain one; the file stays untouched.

    A recovery key, or the key itself, does in place of the password.

    Raises BookUnusable when the file is missing, is no book, is newer than this program or needs another password.
    """
    header = _read_header(path)
    if header.startswith(PLAIN_HEADER):
        _check_identity(path, int.from_bytes(header[68:72]), int.from_bytes(header[60:64]))
        _check_length(path, header)
        _try_log(path, None)
        return None
    _refuse_other_kinds(path, header)
    if len(header) < 100:
        raise BookUnusable(f"“{path.name}” không phải là sổ chi bộ (tệp trống hoặc bị cắt cụt). Tệp được giữ nguyên.")
    if not password:
        raise PasswordWanted(path.name)
    key = password if isinstance(password, BookKey) else BookKey.of_secret(password, header[:16])
    _try_log(path, key)
    _check_identity(path, *_read_identity(path, key))
    return key


def _refuse_other_kinds(path: Path, header: bytes) -> None:
    """Raise BookUnusable for a file that surely is something else: no password would open it."""
    from app.domain.file_heads import kind_of

    if kind := kind_of(header):
        said = f"“{path.name}” không phải là sổ chi bộ mà là {kind}."
        raise BookUnusable(f"{said} Hãy chọn tệp sổ .scb; tệp được giữ nguyên.")


def _try_log(path: Path, key: BookKey | None) -> None:
    """Raise BookUnusable where a log lies beside the book that is not its own."""
    if Path(f"{path}-wal").exists():
        from app.models.log_trial import refuse_foreign_log

        refuse_foreign_log(path, key, connect_raw)


def open_engine(path: Path, key: BookKey | None = None, *, foreign_keys: bool = True) -> Engine:
    """Return an engine for the book at ``path``, which must exist; SQLite never makes an empty one instead.

    ``foreign_keys`` is switched off for migrations only: rebuilding a parent table with them on deletes its children.
    """
    from sqlalchemy import QueuePool, create_engine, event
    from sqlcipher3 import dbapi2 as driver

    name = name_of(path)
    engine = create_engine(
        "sqlite://",
        module=driver,
        poolclass=QueuePool,
        pool_use_lifo=True,  # the connection whose pages and statements are at hand; the others hold few
        creator=lambda: _connect(name, key, foreign_keys=foreign_keys),
        hide_parameters=True,  # an error in the log must not carry a sentence of the minutes
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("scb_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    @event.listens_for(engine, "handle_error")
    def tell(context: ExceptionContext) -> None:
        if isinstance(context.original_exception, UnicodeDecodeError):
            raise damaged() from context.original_exception

    return engine


def make_file(path: Path, key: BookKey | None) -> None:
    """Make an empty database file that carries our identity; raises KnownError when the place does not allow it."""
    if is_there(path):
        raise KnownError(THERE.format(path))
    from sqlcipher3 import dbapi2 as driver

    try:
        connection = driver.connect(str(path), isolation_level=None)
        try:
            if key:
                connection.execute(key.pragma)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute("PRAGMA journal_mode=WAL")
        finally:
            connection.close()
    except (OSError, driver.Error) as error:
        remove_file(path)
        raise KnownError(UNMADE.format(path)) from error


def remove_file(path: Path) -> None:
    """Remove a book's files; only for one that was being made and has failed."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            Path(f"{path}{suffix}").unlink(missing_ok=True)


def _connect(name: str, key: BookKey | None, *, foreign_keys: bool) -> Any:
    connection = connect_raw(name)
    try:
        if key:
            connection.execute(key.pragma)
        for pragma in _PRAGMAS[0 if foreign_keys else 1 :]:
            connection.execute(pragma)
    except UnicodeDecodeError as error:
        connection.close()
        raise damaged() from error
    return connection


def name_of(path: Path) -> str:
    """Return what SQLite is to open; raises BookUnusable for a book that cannot be read where it lies."""
    path = path.resolve()
    return f"{path.as_uri()}?{'mode=ro&immutable=1' if is_still(path) else 'mode=rw'}"


def connect_raw(name: str) -> Any:
    """Return a connection of the driver to what ``name_of`` gave, without key and settings."""
    from sqlcipher3 import dbapi2 as driver

    connection = driver.connect(name, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    connection.execute("PRAGMA cipher_log_level=NONE")
    return connection


def is_plain(path: Path) -> bool:
    """Return whether a file is one without a password. Not for a book that is open already."""
    return _read_header(path).startswith(PLAIN_HEADER)


def _read_header(path: Path) -> bytes:
    if is_there(path) and not path.is_file():
        raise BookUnusable(f"“{path}” không phải là tệp. Hãy chọn một tệp sổ .scb.")
    try:
        with path.open("rb") as file:
            return file.read(100)
    except FileNotFoundError as error:
        raise BookUnusable(f"Không tìm thấy sổ “{path}”. Hãy kiểm tra tên tệp hoặc cắm lại thẻ nhớ.") from error
    except OSError as error:
        raise BookUnusable(f"Không đọc được “{path}”. Hãy kiểm tra quyền truy cập rồi thử lại.") from error


def _read_identity(path: Path, key: BookKey) -> tuple[int, int]:
    from app.models.unreadable import UNREADABLE

    connection = connect_raw(name_of(path))
    try:
        connection.execute(key.pragma)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        return application, connection.execute("PRAGMA user_version").fetchone()[0]
    except UNREADABLE as error:
        raise BookUnusable(
            f"Không mở được “{path.name}”: mật khẩu không đúng hoặc tệp không phải là sổ chi bộ. Tệp được giữ nguyên."
        ) from error
    finally:
        connection.close()


def _check_length(path: Path, header: bytes) -> None:
    """Raise BookUnusable for a file that was cut short; one with a log beside it is mended by SQLite itself."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        return
    page = int.from_bytes(header[16:18])
    if path.stat().st_size < int.from_bytes(header[28:32]) * (65_536 if page == 1 else page):
        raise damaged()


def damaged() -> BookUnusable:
    """Return what to say of a book that cannot be read."""
    return BookUnusable("Tệp sổ bị hỏng hoặc bị cắt cụt. Tệp được giữ nguyên; hãy mở bản sao lưu gần nhất.")


def newer(name: str) -> BookUnusable:
    """Return what to say of a book that a newer program wrote."""
    return BookNewer(f"Sổ “{name}” do bản Sổ Chi Bộ mới hơn ghi. Hãy cài bản mới để mở; tệp được giữ nguyên.")


def _check_identity(path: Path, application: int, version: int) -> None:
    if application != APPLICATION_ID:
        raise BookUnusable(
            f"“{path.name}” là tệp dữ liệu của chương trình khác, không phải sổ chi bộ. Tệp được giữ nguyên."
        )
    if version > SCHEMA_VERSION:
        raise newer(path.name)
