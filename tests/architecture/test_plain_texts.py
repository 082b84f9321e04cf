"""What users and strangers wrote is never HTML: no label guesses, no form leaves it open."""

from __future__ import annotations

import re

from tests.architecture.sources import files, modules, where

PLAIN = "istes_desk/gui/widgets/plain.py"
LABEL = re.compile(r'<widget class="QLabel" name="(\w+)">\s*(<property name="textFormat">)?')


def test_labels_are_plain() -> None:
    texts = {where(path): path.read_text(encoding="utf-8") for path in modules("istes_desk/gui")}
    guessing = [name for name, text in texts.items() if name != PLAIN and re.search(r"\bQLabel\(", text)]
    assert guessing == []


def test_labels_of_forms_that_speak_at_run_time_are_plain() -> None:
    """The others are captions, which end in Label."""
    open_ones = [
        (path.name, name)
        for path in files()
        if path.suffix == ".ui"
        for name, plain in LABEL.findall(path.read_text(encoding="utf-8"))
        if not plain and (not name.endswith("Label") or name == "errorLabel")
    ]
    assert open_ones == []
