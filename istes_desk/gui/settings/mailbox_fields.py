"""The fields of a mailbox, and its password, which is typed and never shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from istes_desk.domain.mailboxes import LogIn, Transport
from istes_desk.gui.editing.inputs import Field, Input, Kind, Option

translate = QCoreApplication.translate


def _transports() -> tuple[Option, ...]:
    return (
        (Transport.TLS, translate("Mailboxes", "TLS from the start")),
        (Transport.STARTTLS, translate("Mailboxes", "STARTTLS")),
        (Transport.PLAIN, translate("Mailboxes", "unprotected (this computer only)")),
    )


def _log_ins() -> tuple[Option, ...]:
    return (
        (LogIn.BASIC, translate("Mailboxes", "user and password")),
        (LogIn.OAUTH2, translate("Mailboxes", "OAuth2 token")),
    )


def password(field: Field) -> Input:
    """What is typed goes to the keyring; ``read`` gives the handle, never the secret."""
    edit = QLineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setPlaceholderText(field.hint)
    handle = [""]

    def write(value: str) -> None:
        handle[0] = value
        edit.clear()

    return Input(edit, lambda: handle[0], write)


def mailbox_fields() -> tuple[Field, ...]:
    """Account, where it is read, where it is answered from, and what few need."""
    keep = translate("Mailboxes", "Empty: the saved one stays")
    return (
        Field("name", translate("Mailboxes", "Name")),
        Field("address", translate("Mailboxes", "Address")),
        Field("user", translate("Mailboxes", "User"), hint=translate("Mailboxes", "Empty: the address")),
        Field("secret_handle", translate("Mailboxes", "Password or token"), hint=keep, make=password),
        Field("imap_host", translate("Mailboxes", "Incoming server (IMAP)")),
        Field("imap_security", translate("Mailboxes", "Protection"), Kind.CHOICE, _transports()),
        Field("imap_port", translate("Mailboxes", "Port"), Kind.COUNT),
        Field("folder", translate("Mailboxes", "Folder")),
        Field("pec", translate("Mailboxes", "It is a PEC mailbox"), Kind.FLAG),
        Field("from_day", translate("Mailboxes", "Only mail from"), Kind.DAY),
        Field("poll_minutes", translate("Mailboxes", "Read every (minutes)"), Kind.COUNT),
        Field("active", translate("Mailboxes", "Is read"), Kind.FLAG),
        Field("smtp_host", translate("Mailboxes", "Outgoing server (SMTP)")),
        Field("smtp_security", translate("Mailboxes", "Protection when sending"), Kind.CHOICE, _transports()),
        Field("smtp_port", translate("Mailboxes", "Port when sending"), Kind.COUNT),
        Field("login", translate("Mailboxes", "Log-in"), Kind.CHOICE, _log_ins()),
        Field("token_url", translate("Mailboxes", "Address of the tokens (OAuth2)")),
        Field("client_id", translate("Mailboxes", "Program's id (OAuth2)")),
        Field("ca_file", translate("Mailboxes", "File of an authority of your own (PEM)")),
    )
