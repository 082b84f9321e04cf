"""Which files go into the frozen program and which stay out, as tables."""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = "ISTES Desk"

LOADED_BY_NAME = {
    "any": [
        "logging.config", "psycopg_binary",
        "sqlalchemy.dialects.sqlite", "sqlalchemy.dialects.postgresql.psycopg",
    ],
    "linux": ["keyring.backends.SecretService", "secretstorage", "jeepney"],
    "win32": [
        "keyring.backends.Windows", "tzdata",
        "win32ctypes.pywin32.win32cred", "win32ctypes.pywin32.pywintypes",
    ],
    "darwin": [],
}  # fmt: skip
"""Modules that no import statement names: drivers, keyring backends, the migrations' logging."""

NEVER_USED = [
    "tkinter", "_tkinter", "lib2to3", "idlelib", "ensurepip", "venv", "test", "turtledemo",
    "pytest", "_pytest", "pytestqt", "hypothesis", "setuptools", "pkg_resources", "pip", "PyInstaller",
    "mypy", "aiohttp", "multidict", "yarl", "requests", "certifi", "charset_normalizer", "multiprocessing",
    "IPython", "numpy", "pandas", "matplotlib", "pygments", "rich", "cssselect", "tomli",
    "lxml.html", "lxml.isoschematron", "PIL._avif", "PIL.AvifImagePlugin", "PIL._webp", "PIL.WebPImagePlugin",
    "PIL._imagingtk", "PIL.ImageTk", "PIL.ImageQt", "PySide6.QtQml", "PySide6.QtQuick",
    "PySide6.QtQuickWidgets", "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtDesigner",
    "PySide6.QtUiTools", "PySide6.QtHelp", "PySide6.QtTest", "PySide6.QtSql", "PySide6.scripts",
]  # fmt: skip
"""aiohttp, requests and certifi fetch revocation lists, which we never ask for over the net. `pdb` and
`unittest` look just as needless, but construct (below pykeepass) imports them."""

LEFT_OUT = re.compile(
    r"""(?ix) ^PySide6/ (Qt/)? (lib/)? (
        opengl32sw\.dll | d3dcompiler_\d+\.dll
      | (lib)? Qt6(Quick|Qml|Pdf|VirtualKeyboard|OpenGL(?!\.so)|Designer|Test|Sql)\w*\.(dll|so).*
      | plugins/tls/q(openssl|certonly)backend\.dll
      | plugins/styles/.*
      | plugins/(platforminputcontexts|generic|networkinformation|qmltooling|virtualkeyboard
                |egldeviceintegrations|position|multimedia|sqldrivers|wayland-[\w-]+|platformthemes)/.*
      | plugins/platforms/\w*(qdirect2d|qminimal|qvnc|qlinuxfb|qeglfs|qminimalegl|qwayland)\w*\.(dll|so)
      | plugins/imageformats/\w*(qpdf|qtga|qtiff|qwbmp|qicns|qwebp|qgif)\w*\.(dll|so)
      | translations/(?!qtbase_(it|en)\.qm$).*
      | qml/.*
    )$
    | ^reportlab/fonts/(?!Vera).*
    | ^lxml/(isoschematron|includes|html)/.*
    | ^dateutil/zoneinfo/.*
    | ^Cryptodome/(?!Cipher/_(raw_(aes|aesni|cbc|ecb)|chacha20|Salsa20)\.|Util/).*\.(pyd|so)$
    | ^lxml/(builder|sax|_difflib|html/diff)\.[\w.-]+\.(pyd|so)$
    | ^PIL/_(imagingcms|imagingft|imagingmath|imagingmorph|imagingtk|webp|avif)\.[\w.-]+\.(pyd|so)$
    | ^tzdata/zoneinfo/(?!(Europe/(Rome|__init__\.py)|UTC|__init__\.py)$).*
    | \.dist-info/(RECORD|INSTALLER|REQUESTED|licenses/.*)$
    | \.(pyi|pxd|pdb|debug)$
    """
)
"""Parts of Qt and of libraries that a program of widgets never opens."""

OWN_FILES = {
    "resources": ("istes_desk/_resources", {".ts"}, {"pictures"}),
    "packaging/collector": ("istes_desk/_resources/collector", {".md"}, set()),
    "istes_desk/adapters/db/migrations": ("istes_desk/adapters/db/migrations", {".pyc"}, {"__pycache__"}),
}
"""Folder -> (place in the bundle, endings left out, folders left out). Alembic reads its scripts as files."""


NAMED_IN_REPORTS = ("keyring", "PySide6-Essentials", "SQLAlchemy", "reportlab")
"""Libraries whose version is asked for at run time."""

UNSPOKEN = re.compile(
    r"sqlalchemy\.dialects\.(mssql|mysql|oracle)\b|pydoc_data\b|reportlab\.graphics\.samples"
    r"|Cryptodome\.(Hash|IO|Math|Protocol|PublicKey|SelfTest|Signature)\b"
    r"|PIL\.(?!Bmp|Gif|Jpeg|Mpo|Png|Ppm|Tiff)\w+ImagePlugin"
)
"""Languages of databases and formats of pictures that we do not open, and what else comes along unasked."""

SPARE_DOCSTRINGS = re.compile(r"(istes_desk|sqlalchemy|more_itertools)(\.|$)")
"""Modules whose docstrings and assertions nobody needs; elsewhere an assertion may guard something."""

CONSOLE_NEVER_USES = [
    "email", "tarfile", "decimal", "_pydecimal", "_pydatetime", "argparse", "inspect", "ast", "dis",
    "zipfile", "importlib.metadata", "importlib.resources", "statistics", "fractions", "random", "csv",
    "json", "logging", "dataclasses", "pprint", "tracemalloc", "calendar", "_strptime",
    "tempfile", "gettext", "pickle",
]  # fmt: skip


def is_wanted_module(name: str) -> bool:
    return UNSPOKEN.match(name) is None


def module(name: str, file: str, kind: str) -> tuple[str, str, str]:
    """An entry of an Analysis as it goes into the archive."""
    return name, file, "PYMODULE-2" if SPARE_DOCSTRINGS.match(name) else kind


def is_wanted(name: str) -> bool:
    return LEFT_OUT.search(name.replace("\\", "/")) is None


def data_files(root: Path) -> list[tuple[str, str]]:
    """Pairs (file, folder in the bundle), as an Analysis takes them."""
    from PyInstaller.utils.hooks import collect_data_files, copy_metadata

    own = [pair for folder, rule in OWN_FILES.items() for pair in _own(root / folder, *rule)]
    libraries = [*collect_data_files("pykeepass"), *collect_data_files("tzdata")]
    fonts = collect_data_files("reportlab", includes=["fonts/Vera*.ttf"])
    named = [pair for name in NAMED_IN_REPORTS for pair in copy_metadata(name)]
    return [*own, *libraries, *fonts, *named]


def _own(folder: Path, place: str, endings: set[str], folders: set[str]) -> list[tuple[str, str]]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in endings)
    inside = ((path, path.relative_to(folder).parent) for path in files)
    return [(str(path), f"{place}/{at.as_posix()}") for path, at in inside if not folders & set(at.parts)]
