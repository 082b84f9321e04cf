"""A mail file the program stumbles over is named; those after it are taken in all the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from istes_desk.domain.mail import MailAction, RawMail, Trust
from istes_desk.gui.desk import Desk
from istes_desk.gui.incidents.files import FileIntake, Tally


def test_a_bug_in_one_file_holds_up_no_other(seeded: Desk, tmp_path: Path) -> None:
    def read(raw: bytes, trust: Trust) -> RawMail:
        if b"first" in raw:
            raise ZeroDivisionError
        return seeded.read_mail(raw, trust)

    names = ("first", "second")
    for name in names:
        (tmp_path / name).write_bytes(f"From: anna@aurora.example\nSubject: {name}\n\n".encode())
    intake, told, found = FileIntake(replace(seeded, read_mail=read)), list[Exception](), list[Tally]()
    seeded.tasks.failed.connect(told.append)
    intake.finished.connect(found.append)
    intake.take([tmp_path / name for name in names])
    assert [type(error) for error in told] == [ZeroDivisionError]
    assert found[0].count(MailAction.NEW) == len(found[0].bad) == 1
    intake.deleteLater()
