"""The version resource of the Windows programs: what Explorer shows under Properties, Details."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app import __version__  # noqa: E402

#: Language and code page of the texts: Vietnamese, Unicode.
LANGUAGE, CODE_PAGE = 0x042A, 1200
TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable('{language:04x}{code_page:04x}', [
{texts}
    ])]),
    VarFileInfo([VarStruct('Translation', [{language}, {code_page}])]),
  ],
)
"""


def texts(name: str) -> dict[str, str]:
    """Return what the resource says of the program of that name."""
    return {
        "CompanyName": "Sổ Chi Bộ",
        "FileDescription": "Sổ Chi Bộ",
        "FileVersion": __version__,
        "InternalName": name,
        "LegalCopyright": "Giấy phép MIT",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "Sổ Chi Bộ",
        "ProductVersion": __version__,
    }


def numbers() -> tuple[int, int, int, int]:
    """Return the version as the four numbers that Windows compares."""
    major, minor, patch = (int(part) for part in __version__.split(".")[:3])
    return major, minor, patch, 0


def write(folder: Path, name: str) -> Path:
    """Write the resource of a program in the form PyInstaller reads; return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ",\n".join(f"      StringStruct({key!r}, {text!r})" for key, text in texts(name).items())
    said = TEMPLATE.format(numbers=numbers(), texts=lines, language=LANGUAGE, code_page=CODE_PAGE)
    target = folder / f"{name}.version.txt"
    target.write_text(said, encoding="utf-8")
    return target
