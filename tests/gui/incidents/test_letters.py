"""The message as shown: text only, verdict in words, attachments saved on request and never over others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.incidents import Message
from istes_desk.domain.mail import AttachmentFile, AttachmentInfo, Trust
from istes_desk.gui.desk import Desk
from istes_desk.gui.format import Formatter
from istes_desk.gui.incidents.letter_card import _size
from istes_desk.gui.incidents.letters import Letters
from istes_desk.gui.incidents.saving import write_all
from istes_desk.services.errors import KnownError
from istes_desk.services.incident_view import details
from istes_desk.services.intake import file_in
from tests.adapters.test_mail_msg import PLAIN
from tests.guards.modals import ModalAnswers
from tests.gui.finding import click, find
from tests.pec_builder import HOTEL, OURS, Pec, ca_pem

SAMPLES = Path(__file__).parents[2] / "data" / "mail"
Shown = Callable[..., Letters]


@pytest.fixture
def shown(qtbot: QtBot, seeded: Desk, database: Database) -> Shown:
    """Files the mails in, one after the other, and shows the first incident with its attachments."""

    def show(*raws: bytes, trust: Trust | None = None) -> Letters:
        with database() as uow:
            for raw in raws:
                mail = seeded.read_mail(raw, trust or Trust())
                file_in(uow, seeded.clock, mail, seeded.author, as_ordinary=True)
            last = uow.find(Message)[-1].id
            found = details(uow, seeded.clock.now(), 1)
        letters = Letters(seeded, Formatter())
        qtbot.addWidget(letters)
        letters.resize(700, 500)
        letters.show()
        letters.show_details(found)
        qtbot.waitUntil(lambda: find(letters, QToolButton, f"letterHead{last}").isChecked())
        return letters

    return show


def test_attachments_are_listed_and_saved_one_by_one(
    shown: Shown, qtbot: QtBot, tmp_path: Path, modal_answers: ModalAnswers
) -> None:
    letters = shown((SAMPLES / "con_allegato.eml").read_bytes())
    qtbot.waitUntil(lambda: letters.findChild(QToolButton, "saveFile1of1") is not None)
    words = [label.text() for label in letters.findChildren(QLabel)]
    assert any(word.startswith("errore.png  ·  8 B  ·  image/png") for word in words)
    assert any("aggiornamento.pdf.exe" in word and "do not open" in word for word in words)
    assert letters.findChild(QPushButton, "saveAll1") is None
    modal_answers.give((str(tmp_path / "foto.png"), ""))
    with qtbot.waitSignal(letters.saved):
        click(letters, "saveFile0of1")
    assert (tmp_path / "foto.png").stat().st_size == 8


def test_all_harmless_ones_together_and_nothing_overwritten(
    shown: Shown, qtbot: QtBot, tmp_path: Path, modal_answers: ModalAnswers
) -> None:
    parts = "".join(
        f'--x\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n{name}\r\n'
        for name in ("note.txt", "note.txt", "giro.bat", "../../note.txt")
    )
    head = "From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    letters = shown(f"{head}{parts}--x--\r\n".encode())
    qtbot.waitUntil(lambda: letters.findChild(QPushButton, "saveAll1") is not None)
    (tmp_path / "note.txt").write_text("mine")
    modal_answers.give(str(tmp_path))
    with qtbot.waitSignal(letters.saved):
        click(letters, "saveAll1")
    assert sorted(path.name for path in tmp_path.glob("*.*t")) == [
        "note (2).txt",
        "note (3).txt",
        "note (4).txt",
        "note.txt",
    ]
    assert (tmp_path / "note.txt").read_text() == "mine"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    file = AttachmentFile(AttachmentInfo("a.txt", "text/plain", 1), b"a")
    with pytest.raises(KnownError, match="non è stato salvato"):
        write_all(tmp_path / "non c'è", [file])


def test_markup_and_remote_pictures_stay_words(shown: Shown) -> None:
    html = b"From: a@b.example\r\nSubject: <b>x</b>\r\nContent-Type: text/html\r\n\r\n"
    html += b'<style>@import url(http://evil.example/a.css)</style><img src="http://evil.example/b.png">'
    html += b"<script>alert(1)</script><p>Ciao &lt;i&gt;</p>"
    letters = shown(html)
    body = find(letters, QLabel, "letterBody1")
    assert body.text() == "Ciao <i>"
    assert body.textFormat() is body.textFormat().PlainText
    assert "<b>x</b>" in find(letters, QLabel, "letterSubject1").text()


def test_the_verdict_is_in_words(shown: Shown) -> None:
    trust = Trust((ca_pem().decode(),), frozenset({OURS}))
    letters = shown(Pec().raw(), trust=trust)
    assert find(letters, QLabel, "letterVerdict1").text().startswith("✔ PEC verificata")
    assert HOTEL in find(letters, QToolButton, "letterHead1").text()


def test_a_tampered_pec_says_what_is_wrong(shown: Shown) -> None:
    letters = shown(Pec().raw().replace(b"Messaggio di", b"Messaggio  di"))
    assert "la firma non copre il messaggio" in find(letters, QLabel, "letterVerdict1").text()


def test_the_newest_is_open_and_the_others_open_on_request(shown: Shown, qtbot: QtBot) -> None:
    first = (SAMPLES / "blocco_stampante.eml").read_bytes()
    name = first.split(b"Message-ID: ")[1].split(b"\r\n")[0].split(b"\n")[0]
    reply = b"From: reception@hotel-aurora.example\r\nSubject: Re\r\nDate: Mon, 2 Mar 2026 10:13:00 +0100\r\n"
    reply += b"Message-ID: <r@x.example>\r\nIn-Reply-To: " + name + b"\r\n\r\nAncora ferma."
    letters = shown(first, reply)
    qtbot.waitUntil(find(letters, QLabel, "letterBody2").isVisible)
    assert letters.findChild(QLabel, "letterBody1") is None
    click(letters, "letterHead1")
    one = find(letters, QLabel, "letterBody1")
    qtbot.waitUntil(one.isVisible)
    click(letters, "letterHead1")
    assert not one.isVisible()
    click(letters, "letterHead1")
    assert one.isVisible()


def test_the_source_is_shown_as_text(shown: Shown, qtbot: QtBot) -> None:
    letters = shown((SAMPLES / "solo_html.eml").read_bytes())
    click(letters, "showSource1")
    text = find(letters, QPlainTextEdit, "sourceText")
    assert "Content-Type: text/html" in text.toPlainText()
    text.window().close()


def test_an_outgoing_message_names_its_recipients(shown: Shown, database: Database, seeded: Desk) -> None:
    letters = shown((SAMPLES / "blocco_stampante.eml").read_bytes())
    with database() as uow:
        ours = uow.find(Message)[0]
        uow.add(replace(ours, id=0, outgoing=True, recipients="a@b.example", sha256="0", message_id="<o@x>"))
        letters.show_details(details(uow, seeded.clock.now(), 1))
    assert "a@b.example" in find(letters, QToolButton, "letterHead2").text()


def test_an_outlook_file_is_kept_and_saved_as_it_came(
    shown: Shown, qtbot: QtBot, tmp_path: Path, modal_answers: ModalAnswers
) -> None:
    letters = shown(PLAIN.raw())
    assert find(letters, QLabel, "letterBody1").text() == "Perché non stampa?"
    modal_answers.give((str(tmp_path / "copia.msg"), ""))
    with qtbot.waitSignal(letters.saved):
        click(letters, "saveMessage1")
    assert (tmp_path / "copia.msg").read_bytes() == PLAIN.raw()


def test_sizes() -> None:
    assert [_size(count) for count in (0, 999, 34_200, 5_230_000)] == ["0 B", "999 B", "34 kB", "5,2 MB"]
