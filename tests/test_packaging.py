"""What installs, removes and describes the program: it needs no administrator and never touches a book."""

from __future__ import annotations

import configparser
import re
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app import __version__
from tools import build, make_windows_setup, system_libraries, trimming, windows_version

ROOT = Path(__file__).resolve().parents[1]
INSTALLER = (ROOT / "packaging" / "windows" / "so-chi-bo.nsi").read_text("utf-8")
LINUX = ROOT / "packaging" / "linux"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small folder of the program."""
    for name in ("so-chi-bo.exe", "app/cli.py", "app/ui/page.py", "resources/sample/cell.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def instructions(script: str) -> list[str]:
    """Return the lines of an installer script that do something."""
    return [line.strip() for line in script.splitlines() if line.strip() and not line.strip().startswith(";")]


def test_the_installer_asks_for_no_administrator_and_writes_for_one_person_only() -> None:
    assert "RequestExecutionLevel user" in INSTALLER
    assert not re.search(r"\b(HKLM|HKCR|SHCTX|HKEY_LOCAL_MACHINE)\b|SetShellVarContext all|\$PROGRAMFILES", INSTALLER)
    registry = re.findall(
        r"^\s*(?:WriteReg\w+|DeleteReg\w+|ReadReg\w+)\s+(?:/ifempty\s+)?(.*)", INSTALLER, re.MULTILINE
    )
    places = [line.replace("$0 ", "") for line in registry]
    assert places
    assert all(place.startswith("HKCU ") for place in places)


def test_the_remover_deletes_what_was_installed_and_no_folder_with_what_is_in_it() -> None:
    deleting = [line for line in instructions(INSTALLER) if line.startswith(("Delete ", "RMDir"))]
    assert deleting == [
        'Delete "$INSTDIR\\${REMOVER}"',
        'RMDir "$INSTDIR" ; only when nothing else lies there',
        'Delete "$SMPROGRAMS\\Sổ Chi Bộ.lnk"',
        'Delete "$DESKTOP\\Sổ Chi Bộ.lnk"',
    ]
    assert "/r" not in " ".join(deleting)


def test_nothing_in_the_installer_names_the_data_of_the_person() -> None:
    doing = "\n".join(line for line in instructions(INSTALLER) if not line.startswith(("!define MUI", "DetailPrint")))
    assert not re.search(r"\*\.scb|du-lieu|\$APPDATA|\$DOCUMENTS|LOCALAPPDATA\\so-chi-bo", doing)


def test_the_list_of_the_remover_names_every_file_and_empty_folders_only(tree: Path) -> None:
    lines = make_windows_setup.removal(tree).splitlines()
    assert [line for line in lines if line.startswith("Delete") and "*" not in line] == [
        'Delete "$INSTDIR\\app\\cli.py"', 'Delete "$INSTDIR\\app\\ui\\page.py"',
        'Delete "$INSTDIR\\resources\\sample\\cell.json"', 'Delete "$INSTDIR\\so-chi-bo.exe"',
    ]  # fmt: skip
    assert not any("/r" in line for line in lines)
    assert all(line.endswith('__pycache__\\*.pyc"') for line in lines if "*" in line)
    assert lines.index('RMDir "$INSTDIR\\app\\ui"') < lines.index('RMDir "$INSTDIR\\app"')


def test_the_installer_refuses_while_the_program_runs_and_says_that_books_stay() -> None:
    for name in ("so-chi-bo.exe", "so-chi-bo-lenh.exe"):
        assert INSTALLER.count(f'!insertmacro RefuseWhileRunning "{name}"') == 2
    confirm = re.search(r'MUI_UNCONFIRMPAGE_TEXT_TOP "(.*)"', INSTALLER)
    assert confirm is not None
    assert "được giữ nguyên" in confirm[1]


def test_every_message_box_of_the_installer_can_be_silent() -> None:
    boxes = [line for line in instructions(INSTALLER) if line.startswith("MessageBox")]
    assert boxes
    assert all("/SD " in line for line in boxes)


def test_the_version_resource_says_the_programs_version(tmp_path: Path) -> None:
    said = windows_version.write(tmp_path, "so-chi-bo").read_text("utf-8")
    numbers = ", ".join([*__version__.split("."), "0"])
    assert f"filevers=({numbers})" in said
    assert f"StringStruct('ProductVersion', '{__version__}')" in said
    compile(said, "version", "eval")
    assert f"FILEVERSION {numbers.replace(' ', '')}" in make_windows_setup.resource_script("so-chi-bo")


def test_the_icon_holds_every_size_windows_asks_for() -> None:
    data = (ROOT / "resources" / "icons" / "so-chi-bo.ico").read_bytes()
    _, kind, count = struct.unpack_from("<HHH", data)
    sides = [struct.unpack_from("<B", data, 6 + 16 * number)[0] or 256 for number in range(count)]
    assert (kind, sides) == (1, [16, 20, 24, 32, 40, 48, 64, 256])


def test_menu_entry_and_kind_of_file_on_linux_belong_together() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / "so-chi-bo.desktop", encoding="utf-8")
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = ET.parse(LINUX / "so-chi-bo.xml").getroot().find(f"{name}mime-type")
    assert kind is not None
    assert entry["Desktop Entry"]["MimeType"] == f"{kind.get('type')};"
    assert kind.find(f"{name}glob").get("pattern") == "*.scb"  # type: ignore[union-attr]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_the_menu_entry_comes_and_goes_and_nothing_else_does(tmp_path: Path) -> None:
    program, data = tmp_path / "Sổ Chi Bộ & bạn", tmp_path / "data"
    (program / "share").mkdir(parents=True)
    for file in (LINUX / "so-chi-bo.desktop", LINUX / "so-chi-bo.xml", ROOT / "resources/icons/so-chi-bo.png"):
        (program / "share" / file.name).write_bytes(file.read_bytes())
    script = program / "cai-dat.sh"
    script.write_bytes((LINUX / "cai-dat.sh").read_bytes())
    (data / "so-chi-bo").mkdir(parents=True)
    (data / "so-chi-bo" / "settings.json").touch()
    for words in ((), ("--go",)):
        subprocess.run(["sh", script, *words], env={"PATH": "/bin", "XDG_DATA_HOME": str(data)}, check=True)
        menu = data / "applications" / "so-chi-bo.desktop"
        assert menu.exists() is (not words)
        if menu.exists():
            assert f'Exec="{program}/so-chi-bo" %f' in menu.read_text("utf-8")
    assert (data / "so-chi-bo" / "settings.json").exists()
    assert (program / "share" / "so-chi-bo.xml").exists()


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("libcups.so.2", False),
        ("lxml/etree.so", True),
    ],
)
def test_a_built_folder_keeps_what_is_used(name: str, stays: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trimming, "_needed", lambda _: set())
    assert bool(trimming.binaries([(name, "", "EXTENSION")])) is stays


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/msvcp140.dll", True),
        ("PySide6/plugins/platforms/qoffscreen.dll", True),
        ("PySide6/translations/qt_vi.qm", False),
        ("PySide6/designer.exe", False),
        ("babel/locale-data/vi.dat", True),
        ("babel/locale-data/fr.dat", False),
        ("babel/global.dat", True),
        ("docx/templates/default-header.xml", True),
        ("sqlalchemy-2.1.9.dist-info/METADATA", False),
    ],
)
def test_the_windows_folder_keeps_what_is_used(name: str, stays: bool) -> None:
    assert make_windows_setup.is_used(Path(name)) is stays


def test_a_build_with_a_gpl_library_stops(tmp_path: Path) -> None:
    (tmp_path / "libreadline.so.8").touch()
    with pytest.raises(SystemExit, match=r"libreadline\.so\.8"):
        system_libraries.add(tmp_path, tmp_path)


@pytest.mark.parametrize(("size", "start", "status"), [(1.6, 1.1, 0), (2.1, 1.1, 1), (1.6, 1.6, 1)])
def test_a_broken_ratio_fails_the_build(size: float, start: float, status: int) -> None:
    times = {f"start_{name}_ms": {"median": 200.0} for name in ("source", "built", "bare")}
    found = {"folder_bytes": 160, "bare_bytes": 100, "size_ratio": size, "start_ratio": start}
    assert build.report(found | times) == status


def test_the_size_of_a_folder_counts_files_once(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libQt.so").write_bytes(b"x" * 100)
    if sys.platform != "win32":
        (tmp_path / "libQt.so").symlink_to(tmp_path / "lib" / "libQt.so")
    assert build.size(tmp_path) == 100
