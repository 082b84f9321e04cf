"""A modal dialog would wait for ever: it fails the test, unless the test armed the answer beforehand.

``QMenu.exec`` cannot be replaced (static and instance method in one): menus use ``popup``, which
architecture/test_sources.py sees to.
"""

from __future__ import annotations

import importlib
import sys
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

import pytest

STATIC = {
    "QMessageBox": ("about", "aboutQt", "critical", "information", "question", "warning"),
    "QFileDialog": ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
    "QInputDialog": ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    "QColorDialog": ("getColor",),
    "QFontDialog": ("getFont",),
}


class UnexpectedModalError(AssertionError):
    """A modal dialog came up that the test did not announce."""


class ModalAnswers:
    """Answers for the modal dialogs to come, used in the order they were armed."""

    def __init__(self) -> None:
        self._armed: deque[Callable[..., Any]] = deque()
        self.surprises: list[str] = []

    def give(self, value: Any) -> None:
        """The next static call returns ``value``; the next ``exec()`` ends with it as its result."""

        def end(*args: Any) -> Any:
            if args and hasattr(args[0], "done"):
                args[0].done(int(getattr(value, "value", value)))
            return value

        self._armed.append(end)

    def act(self, action: Callable[..., Any]) -> None:
        """The next one calls ``action`` with the shown dialog (a static call: with its own arguments).

        What it returns is the answer; None stands for the dialog's own result.
        """
        self._armed.append(action)

    @property
    def unused(self) -> int:
        return len(self._armed)

    def execute(self, dialog: Any, *args: Any) -> Any:
        """Stands in for ``QDialog.exec``."""
        action = self._next(f"{type(dialog).__name__}.exec")
        dialog.show()
        answer = action(dialog)
        dialog.hide()
        return dialog.result() if answer is None else answer

    def ask(self, name: str, *args: Any) -> Any:
        """Stands in for the static functions such as ``QMessageBox.question``."""
        return self._next(name + str(args[2:3] or ""))(*args)

    def _next(self, name: str) -> Callable[..., Any]:
        if not self._armed:
            self.surprises.append(name)
            raise UnexpectedModalError(name)
        return self._armed.popleft()


@pytest.fixture
def modal_answers(no_modal_dialogs: ModalAnswers) -> ModalAnswers:
    """``modal_answers.give(QMessageBox.StandardButton.Yes)`` or ``.act(lambda dialog: dialog.accept())``."""
    return no_modal_dialogs


@pytest.fixture(autouse=True)
def no_modal_dialogs(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ModalAnswers]:
    answers = ModalAnswers()
    if "PySide6.QtWidgets" in sys.modules or "qapp" in request.fixturenames:
        _patch(monkeypatch, answers)
    yield answers
    if answers.surprises:
        pytest.fail("modal dialog without an armed answer: " + ", ".join(answers.surprises))
    if answers.unused:
        pytest.fail(f"{answers.unused} armed answer(s) that no dialog asked for")


def _patch(monkeypatch: pytest.MonkeyPatch, answers: ModalAnswers) -> None:
    widgets = importlib.import_module("PySide6.QtWidgets")

    def execute(dialog: Any, *args: Any) -> Any:
        return answers.execute(dialog, *args)

    monkeypatch.setattr(widgets.QDialog, "exec", execute)
    for kind, names in STATIC.items():
        for name in names:
            monkeypatch.setattr(getattr(widgets, kind), name, _static(answers, f"{kind}.{name}"))


def _static(answers: ModalAnswers, name: str) -> staticmethod[..., Any]:
    return staticmethod(lambda *args, **_named: answers.ask(name, *args))
