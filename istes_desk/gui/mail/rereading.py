"""Kept mails are read anew with the authorities of today: bytes, the reader on the pool, the use case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from istes_desk.domain.italian import date_of
from istes_desk.domain.mail import RawMail, Trust
from istes_desk.gui.desk import Desk
from istes_desk.gui.tasks import OnError
from istes_desk.services.changes import Changes
from istes_desk.services.incident_view import raw_message
from istes_desk.services.pec_trust import trust
from istes_desk.services.ports import UnitOfWork

UseCase = Callable[[UnitOfWork, RawMail], Changes]


def read_anew(
    desk: Desk,
    message_id: int,
    use_case: UseCase,
    then: Callable[[Changes], None],
    failed: OnError,
    owner: QObject,
) -> None:
    """``message_id`` is the row. ``failed`` hears of known errors and, after ``Tasks.failed``, of bugs."""
    today = date_of(desk.clock.now())

    def read(found: tuple[bytes, Trust]) -> None:
        desk.tasks.background(
            lambda: desk.read_mail(*found), judge, owner=owner, on_error=failed, on_bug=failed
        )

    def judge(mail: RawMail) -> None:
        desk.tasks.write(lambda uow: use_case(uow, mail), then, owner=owner, on_error=failed, on_bug=failed)

    desk.tasks.read(
        lambda uow: (raw_message(uow, message_id), trust(uow, today)),
        read,
        owner=owner,
        on_error=failed,
        on_bug=failed,
    )
