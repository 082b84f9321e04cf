"""The language of the windows: English is the source, Italian is translated; Qt's own words too."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from istes_desk.services.preferences import Language


def chosen(language: Language, system: str = "") -> Language:
    """The language to speak; SYSTEM is the system's own where we have it, else English.

    ``system`` as in ``it_IT``; by default what this computer says.
    """
    if language is not Language.SYSTEM:
        return language
    return Language.ITALIAN if (system or QLocale.system().name()).startswith("it") else Language.ENGLISH


class Translations:
    """Puts the words of a language into the application and takes them out again."""

    def __init__(self, app: QCoreApplication, folder: Path) -> None:
        self._app, self._folder = app, folder
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Windows made from now on speak it. Only Italian needs files."""
        self.silence()
        if language is Language.ITALIAN:
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            self._install(qt / "qtbase_it.qm")
            self._install(self._folder / "istes_desk_it.qm")
        QLocale.setDefault(QLocale("it_IT" if language is Language.ITALIAN else "en_GB"))

    def silence(self) -> None:
        """Takes the words out, so that the next program of this process may speak another language."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(QLocale.system())

    def _install(self, file: Path) -> None:
        translator = QTranslator(self._app)
        if translator.load(str(file)):
            self._app.installTranslator(translator)
            self._installed.append(translator)
