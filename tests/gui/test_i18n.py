"""The language follows the system unless chosen, and Qt's own words follow too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from istes_desk.adapters.system.resources import resource_path
from istes_desk.gui.i18n import Translations, chosen
from istes_desk.services.preferences import Language


@pytest.fixture
def translations(qapp: QApplication) -> Iterator[Translations]:
    before = QLocale()
    made = Translations(qapp, resource_path("i18n"))
    yield made
    made.speak(Language.ENGLISH)
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "system", "spoken"),
    [
        (Language.SYSTEM, "it_CH", Language.ITALIAN),
        (Language.SYSTEM, "de_DE", Language.ENGLISH),
        (Language.ENGLISH, "it_IT", Language.ENGLISH),
        (Language.ITALIAN, "en_GB", Language.ITALIAN),
    ],
)
def test_chosen(language: Language, system: str, spoken: Language) -> None:
    assert chosen(language, system) is spoken


def test_qt_speaks_italian_and_english_again(translations: Translations) -> None:
    translations.speak(Language.ITALIAN)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annulla"
    assert QLocale().language() is QLocale.Language.Italian
    translations.speak(Language.ENGLISH)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
