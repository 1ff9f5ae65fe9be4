"""Write what the program is made of and under which licences: ``resources/licenses``.

Run it, with the packages of requirements.txt installed, whenever one of them changes::

    python tools/make_notices.py

``sbom.cdx.json`` is a bill of materials in CycloneDX 1.6: every package of requirements.txt, and what these packages
and the program carry inside. Each component names a file in ``texts`` with its licence. The window shows both under
Thiết lập, Về chương trình. Running it again gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app import __version__  # noqa: E402
from tools.command_line import nothing  # noqa: E402

FOLDER = ROOT / "resources" / "licenses"
BILL = "sbom.cdx.json"
#: Texts that belong to no installed package; they stand in ``texts`` and are not written anew.
KEPT = ("LGPL-3.0.txt", "GPL-3.0.txt", "Apache-2.0.txt", "SQLCipher.txt", "Qt.txt", "rdocx-fonts.txt", "SQLite.txt")
#: The name of the property that says which texts belong to a component, and where one stands in another.
TEXTS, INSIDE = "so-chi-bo:texts", "so-chi-bo:inside"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)

#: What each package does for the program, as the window says it.
PURPOSES = {
    "alembic": "nâng cấp các bảng của sổ",
    "babel": "viết ngày tháng, con số theo tiếng Việt",
    "charset-normalizer": "nhận ra bảng mã của tệp danh sách",
    "lxml": "đọc, ghi XML của tệp Word",
    "mako": "đi kèm Alembic",
    "markupsafe": "đi kèm Mako",
    "msgspec": "đọc, ghi tệp trao đổi",
    "platformdirs": "biết thư mục dữ liệu của máy",
    "pyside6-essentials": "cửa sổ và bản in (Qt)",
    "python-calamine": "đọc danh sách trong bảng tính",
    "python-docx": "ghi tệp Word",
    "rdocx": "vẽ bản xem trước và tệp PDF",
    "shiboken6": "đi kèm PySide6",
    "sqlalchemy": "đọc, ghi cơ sở dữ liệu",
    "sqlcipher3": "sổ và mật khẩu của sổ",
    "typing-extensions": "đi kèm SQLAlchemy",
    "viparse": "đổi chữ của phông chữ cũ",
    "vn-collate": "xếp tên theo thứ tự tiếng Việt",
    "xlrd": "đọc bảng tính đời cũ (.xls)",
    "xlsxwriter": "ghi bảng tính",
}
#: Licences of packages whose own words are not a name of the SPDX list, or leave a choice: what we take.
LICENCES = {
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "rdocx": "Apache-2.0",
    "sqlcipher3": "Zlib",
    "xlrd": "BSD-3-Clause",
}
#: Texts of packages that bring none, or that do not bring all.
FURTHER_TEXTS = {
    "pyside6-essentials": ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "rdocx": ("Apache-2.0.txt",),
}


@dataclass(frozen=True, slots=True)
class Inside:
    """Something that is no package of its own but comes inside one, or with the program."""

    name: str
    licence: str
    purpose: str
    texts: tuple[str, ...]
    inside: str = ""


INSIDES = (
    Inside("Python", "PSF-2.0", "ngôn ngữ mà chương trình chạy trên đó", ("Python.txt",)),
    Inside("Qt", "LGPL-3.0-only", "cửa sổ và bản in", ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"), "pyside6-essentials"),
    Inside("SQLCipher", "BSD-3-Clause", "mã hóa sổ", ("SQLCipher.txt",), "sqlcipher3"),
    Inside("SQLite", "blessing", "cơ sở dữ liệu của sổ", ("SQLite.txt",), "sqlcipher3"),
    Inside("OpenSSL", "Apache-2.0", "thuật toán mã hóa", ("Apache-2.0.txt",), "sqlcipher3"),
    Inside("Liberation Fonts", "OFL-1.1", "chữ của bản xem trước và PDF", ("rdocx-fonts.txt",), "rdocx"),
    Inside("Be Vietnam Pro", "OFL-1.1", "chữ trên màn hình", ("../../fonts/OFL.txt",)),
    Inside("Tabler Icons", "MIT", "biểu tượng", ("../../icons/LICENSE.txt",)),
)


def main() -> None:
    """Write the bill and the texts of the installed packages; take away texts that nothing names any more."""
    texts = FOLDER / "texts"
    for old in texts.glob("*.txt"):
        if old.name not in KEPT:
            old.unlink()
    (texts / "Python.txt").write_text(python_text(), encoding="utf-8")
    components = [component(name, version) for name, version in requirements()]
    components += [inside(one) for one in INSIDES]
    write_json(FOLDER / BILL, bill(components))


def requirements() -> Iterator[tuple[str, str]]:
    """Return name and version of every package the program needs at run time."""
    for found in PINNED.finditer((ROOT / "requirements.txt").read_text(encoding="utf-8")):
        yield normal(found[1]), found[2]


def normal(name: str) -> str:
    """Return a package's name as everybody compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def component(name: str, version: str) -> dict[str, Any]:
    """Return a package as a component of the bill; writes its licence. Stops where version or text is not there."""
    found = distribution(name)
    if found.version != version:
        raise SystemExit(f"{name} {found.version} is installed, requirements.txt names {version}")
    own = own_text(found)
    if own:
        (FOLDER / "texts" / f"{name}.txt").write_text(own, encoding="utf-8")
    texts = (*((f"{name}.txt",) if own else ()), *FURTHER_TEXTS.get(name, ()))
    if not texts or name not in PURPOSES:
        raise SystemExit(f"{name}: name its licence text and its purpose in tools/make_notices.py")
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{name}@{version}",
        "name": name,
        "version": version,
        "description": PURPOSES[name],
        "licenses": [{"license": {"id": licence(name, found)}}],
        "purl": f"pkg:pypi/{name}@{version}",
        "properties": [{"name": TEXTS, "value": " ".join(texts)}],
    }


def licence(name: str, found: Distribution) -> str:
    """Return the licence of a package as a name of the SPDX list; stops where it is not plain."""
    fields = found.metadata.json
    told = LICENCES.get(name) or fields.get("license_expression") or fields.get("license") or ""
    if not (isinstance(told, str) and re.fullmatch(r"[A-Za-z0-9.-]+", told)):
        raise SystemExit(f"{name} says {told!r} of its licence: name it in tools/make_notices.py")
    return told


def own_text(found: Distribution) -> str:
    """Return the licence files a package brings, one after the other."""
    names = [file for file in found.files or () if ".dist-info" in file.parts[0] and LICENCE_FILE.search(str(file))]
    parts = [Path(str(found.locate_file(file))).read_text(encoding="utf-8").strip() for file in sorted(names)]
    return "\n\n".join(parts) + "\n" if parts else ""


def python_text() -> str:
    """Return the licence of the Python that runs this."""
    for place in (Path(sys.base_prefix), Path(json.__file__).parent.parent):
        if (place / "LICENSE.txt").is_file():
            return (place / "LICENSE.txt").read_text(encoding="utf-8")
    raise SystemExit("this Python has no LICENSE.txt beside its library")


def inside(one: Inside) -> dict[str, Any]:
    """Return a part without a package of its own as a component of the bill."""
    made: dict[str, Any] = {"type": "library", "bom-ref": f"so-chi-bo:{normal(re.sub(r'[^A-Za-z]+', '-', one.name))}"}
    made |= {"name": one.name, "description": one.purpose, "licenses": [{"license": {"id": one.licence}}]}
    properties = [(TEXTS, " ".join(one.texts)), *([(INSIDE, one.inside)] if one.inside else ())]
    return made | {"properties": [{"name": name, "value": value} for name, value in properties]}


def bill(components: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the bill of materials."""
    refs = {made["name"]: made["bom-ref"] for made in components if "purl" in made}
    own = f"pkg:generic/so-chi-bo@{__version__}"
    needs = [{"ref": own, "dependsOn": sorted(refs.values())}]
    needs += [{"ref": ref, "dependsOn": [refs[other] for other in needed(name, refs)]} for name, ref in refs.items()]
    program = {"type": "application", "bom-ref": own, "name": "so-chi-bo", "version": __version__}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program | {"licenses": [{"license": {"id": "MIT"}}]}},
        "components": components,
        "dependencies": needs,
    }


def needed(name: str, known: dict[str, str]) -> list[str]:
    """Return which of the known packages a package asks for, extras aside."""
    asked = [line for line in distribution(name).requires or () if "extra ==" not in line]
    names = {normal(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0]) for line in asked}
    return sorted(names & known.keys())


def write_json(path: Path, content: dict[str, Any]) -> None:
    """Write JSON that a person can read."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    nothing("python tools/make_notices.py", __doc__)
    main()
