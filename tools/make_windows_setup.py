"""Make the Windows program and its installer, on Linux.

    python tools/make_windows_setup.py                 build/windows/so-chi-bo/ and build/windows/so-chi-bo-…-setup.exe
    python tools/make_windows_setup.py --tree FOLDER   the installer of a folder that was built elsewhere (PyInstaller)

The folder is put together, not compiled: Python's own embeddable package for Windows, the wheels for Windows that
requirements.txt names (with hashes), the program, and two launchers. Debian's packages ``nsis`` and
``gcc-mingw-w64-x86-64-win32`` are needed, ``osslsigncode`` to look at Python's signature.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app import __version__  # noqa: E402
from tools import trimming, windows_version  # noqa: E402
from tools.command_line import Line  # noqa: E402

OUT = ROOT / "build" / "windows"
SCRIPT = ROOT / "packaging" / "windows"
ICON = "resources/icons/so-chi-bo.ico"
SITE = "Lib/site-packages"
#: The packages of Python for Windows are taken for this version.
PYTHON = "3.13"
LIBRARY = "python313.dll"
SIGNER = "CN=Python Software Foundation"
SEARCH_PATH = "python313.zip\n.\nLib\\site-packages\n"
#: Parts of Python that nothing of the program imports.
UNUSED_PYTHON = (
    "_sqlite3.pyd", "sqlite3.dll", "_ssl.pyd", "libssl-3.dll", "_multiprocessing.pyd", "winsound.pyd", "pythonw.exe",
    "python.cat",
    "_wmi.pyd",  # a question to Windows about itself that takes a second, and which Python can do without
)  # fmt: skip
#: Modules of Qt that are used; a library of Qt goes unless one of them is named like it.
QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")
QT_PACKAGES = ("PySide6", "shiboken6")
#: What stands in packages and is not for running them.
UNUSED_FILES = (
    ".pyi",
    ".lib",
    ".h",
    ".c",
    ".pxd",
    ".pyx",
    ".exe",
    ".qm",
    ".json",
    ".xsl",
    ".rng",
    ".cmake",
    ".dist-info",
)
UNUSED_FOLDERS = ("locale-data", "isoschematron", "include", "tests", "testing", "objectify", "html", "bin")
LOCALES = ("root.dat", "vi.dat")


def main(arguments: Sequence[str]) -> int:
    """Make what was asked for; return the exit status."""
    parser = Line("python tools/make_windows_setup.py", __doc__)
    parser.add_argument("--tree", type=Path, help="a folder of the program for Windows that is there already")
    parser.add_argument("--sign", default="", help="a command that signs a file, whose name it gets last")
    parser.add_argument("--quick", action="store_true", help="for trying it out: a larger installer in less time")
    options = parser.parse_args(arguments)
    tree = options.tree or make_tree(OUT / "so-chi-bo")
    setup = make_setup(tree, options.sign, quick=options.quick)
    print(f"{tree}: {size(tree) / 1e6:.0f} MB")
    print(f"{setup}: {setup.stat().st_size / 1e6:.0f} MB, SHA-256 {hashlib.sha256(setup.read_bytes()).hexdigest()}")
    return 0


def make_tree(tree: Path) -> Path:
    """Put the folder of the program together; return it."""
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    add_python(tree)
    add_packages(tree / SITE)
    for name in ("app", "resources"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "LICENSE", tree / "LICENSE.txt")
    add_launcher(tree, "so-chi-bo", "-mwindows")
    add_launcher(tree, "so-chi-bo-lenh", "-DCONSOLE")
    return tree


def add_python(tree: Path) -> None:
    """Unpack Python's embeddable package; its libraries are signed by those who make Python, which is looked at."""
    folder = OUT / "python"
    shutil.rmtree(folder, ignore_errors=True)
    pip("download", "--quiet", "--no-deps", "--no-binary", ":all:", "--require-hashes", "--dest", folder,
        "-r", SCRIPT / "requirements.txt")  # fmt: skip
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as outer:
        (name,) = (name for name in outer.getnames() if name.endswith("/data.zip"))
        packed = outer.extractfile(name)
        assert packed is not None
        inner = zipfile.ZipFile(BytesIO(packed.read()))
    for member in inner.infolist():
        if not member.is_dir() and PurePosixPath(member.filename).name not in UNUSED_PYTHON:
            (tree / PurePosixPath(member.filename).name).write_bytes(inner.read(member))
    (tree / "LICENSE.txt").rename(tree / "LICENSE-Python.txt")
    (tree / f"{Path(LIBRARY).stem}._pth").write_text(SEARCH_PATH, encoding="ascii")
    prove_signature(tree / LIBRARY)


def prove_signature(library: Path) -> None:
    """Stop when a library is not what its signer signed; the chain up to Microsoft is for Windows to judge."""
    if shutil.which("osslsigncode") is None:
        print(f"osslsigncode is not installed: the signature of {library.name} was not looked at", file=sys.stderr)
        return
    told = subprocess.run(
        ["osslsigncode", "verify", "-in", library], capture_output=True, text=True, check=False
    ).stdout
    digests = [
        line.split(":")[1].strip()
        for line in told.splitlines()
        if line.startswith(("Current message digest", "Calculated message digest"))
    ]
    if SIGNER not in told or len(digests) != 2 or digests[0] != digests[1]:
        raise SystemExit(f"{library.name} is not signed by {SIGNER}")


def add_packages(site: Path) -> None:
    """Install the wheels for Windows that requirements.txt names, and take out what is not for running them."""
    pip("install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-compile", "--quiet",
        "--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp", "--target", site,
        "-r", ROOT / "requirements.txt")  # fmt: skip
    for path in sorted(site.rglob("*"), reverse=True):
        inside = path.relative_to(site)
        if path.is_file() and not is_used(inside):
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()


def is_used(path: Path) -> bool:
    """Return whether a file of the installed packages is needed to run the program."""
    parts = path.parts
    if "locale-data" in parts:
        return path.name in LOCALES
    if path.suffix in UNUSED_FILES or any(part in UNUSED_FOLDERS for part in parts[:-1]):
        return False
    if any(part.endswith(".dist-info") for part in parts):
        return False
    return is_used_of_qt(path) if parts[0] in QT_PACKAGES else True


def is_used_of_qt(path: Path) -> bool:
    """Return whether a file of the packages of Qt is needed."""
    parts, name = path.parts, path.name
    if "plugins" in parts:
        return any(word in name for word in trimming.PLUGINS.get(parts[-2], ()))
    if len(parts) > 2:
        return parts[1] == "support" or parts[0] == "shiboken6"
    stem = name.split(".")[0]
    if name.endswith(".pyd") and parts[0] == "PySide6":
        return stem in QT_MODULES
    if stem.startswith("Qt6"):
        return stem.replace("Qt6", "Qt", 1) in QT_MODULES
    if stem == "pyside6qml":
        return False
    return path.suffix == ".py" or stem.lower().startswith(("pyside6", "shiboken", "msvcp", "vcruntime", "concrt"))


def add_launcher(tree: Path, name: str, *flags: str) -> None:
    """Compile a launcher with its icon and its version resource."""
    made = OUT / f"{name}.o"
    (OUT / f"{name}.rc").write_text(resource_script(name), encoding="utf-8")
    must(["x86_64-w64-mingw32-windres", "-c", "65001", OUT / f"{name}.rc", made])
    must(["x86_64-w64-mingw32-gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-s", "-o", tree / f"{name}.exe",
          SCRIPT / "launcher.c", made, "-lshell32", *flags])  # fmt: skip


def resource_script(name: str) -> str:
    """Return the resources of a launcher as the compiler of resources reads them."""
    numbers = ",".join(str(number) for number in windows_version.numbers())
    block = f"{windows_version.LANGUAGE:04x}{windows_version.CODE_PAGE:04x}"
    lines = "\n".join(f'      VALUE "{key}", "{text}\\0"' for key, text in windows_version.texts(name).items())
    return f"""1 ICON "{(ROOT / ICON).as_posix()}"
1 VERSIONINFO
FILEVERSION {numbers}
PRODUCTVERSION {numbers}
FILEOS 0x40004
FILETYPE 0x1
BEGIN
  BLOCK "StringFileInfo"
  BEGIN
    BLOCK "{block}"
    BEGIN
{lines}
    END
  END
  BLOCK "VarFileInfo"
  BEGIN
    VALUE "Translation", {windows_version.LANGUAGE}, {windows_version.CODE_PAGE}
  END
END
"""


def make_setup(tree: Path, sign: str = "", *, quick: bool = False) -> Path:
    """Compile the installer of a folder; return it."""
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "remove-files.nsh").write_text(removal(tree), encoding="utf-8")
    setup = OUT / f"so-chi-bo-{__version__}-setup.exe"
    icon = next(path for path in tree.rglob(Path(ICON).name))
    defined = {"VERSION": __version__, "TREE": tree.resolve(), "LISTS": OUT, "OUT": setup,
               "ICON": icon.relative_to(tree)}  # fmt: skip
    defined |= {"SIGN": sign} if sign else {}
    defined |= {"QUICK": "1"} if quick else {}
    must(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *(f"-D{key}={value}" for key, value in defined.items()),
          SCRIPT / "so-chi-bo.nsi"])  # fmt: skip
    return setup


def removal(tree: Path) -> str:
    """Return the lines of the remover: every file of the folder by its name, then folders that are empty by then."""
    files = sorted(path.relative_to(tree) for path in tree.rglob("*") if path.is_file())
    folders = sorted((path.relative_to(tree) for path in tree.rglob("*") if path.is_dir()), reverse=True)
    lines = [f'Delete "$INSTDIR\\{windows_name(file)}"' for file in files]
    for folder in folders:
        if any(file.parent == folder and file.suffix == ".py" for file in files):
            lines += [f'Delete "$INSTDIR\\{windows_name(folder / "__pycache__")}\\*.pyc"',
                      f'RMDir "$INSTDIR\\{windows_name(folder / "__pycache__")}"']  # fmt: skip
        lines.append(f'RMDir "$INSTDIR\\{windows_name(folder)}"')
    return "\n".join(lines) + "\n"


def windows_name(path: Path) -> str:
    """Return a path inside the folder as Windows writes it; a dollar would be a variable in the script."""
    return str(path).replace("/", "\\").replace("$", "$$")


def size(folder: Path) -> int:
    """Return the size of all files of a folder in bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def pip(*words: object) -> None:
    """Call pip of this Python."""
    must([sys.executable, "-m", "pip", "--disable-pip-version-check", *words])


def must(command: Iterable[object]) -> None:
    """Run a command that has to succeed."""
    subprocess.run([str(part) for part in command], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
