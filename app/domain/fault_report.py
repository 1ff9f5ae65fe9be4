"""What may be written down of a fault: where it happened and in which program, never a text or a name of the book."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from datetime import datetime

HEAD = "Báo cáo lỗi của Sổ Chi Bộ. Không có nội dung biên bản, tên người hay tên tệp của đồng chí trong báo cáo này."


def trace_of(error: BaseException) -> str:
    """Return the kinds of an error and its causes with the places in the program, without what they say."""
    return "\n".join(line for one in _chain(error) for line in _places(one))


def report(error: str, at: datetime, versions: Mapping[str, str]) -> str:
    """Return the report of a fault, whose places ``trace_of`` gave, for a file."""
    told = [f"{name}: {version}" for name, version in versions.items()]
    return "\n".join([HEAD, "", f"Lúc: {at:%d/%m/%Y %H:%M:%S}", *told, "", error, ""])


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    present: BaseException | None = error
    while present is not None and id(present) not in seen:
        seen.add(id(present))
        yield present
        present = present.__cause__ or present.__context__


def _places(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_module(frame.filename)}:{frame.lineno} {frame.name}"


def _module(file_name: str) -> str:
    """Return the end of a source file's path; what stands before it may name the person."""
    return "/".join(file_name.replace("\\", "/").split("/")[-3:])
