"""Which pictures there are: a place in the program, and the keys and buttons that lead there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import cos, pi, sin
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QRegularExpression
from PySide6.QtWidgets import QScrollArea, QToolButton

from istes_desk.domain.letters import LetterKind
from istes_desk.domain.mail import MailAction
from istes_desk.domain.timeclock import SleepGap
from istes_desk.gui.main_window import MainWindow
from istes_desk.gui.network.survey.actions import open_file
from istes_desk.gui.network.tab import NetworkTab
from istes_desk.gui.network.vault.key_actions import actions_of
from istes_desk.gui.picture_steps import (
    Step,
    at_once,
    bring,
    choose,
    draw,
    enter,
    find,
    mark,
    page,
    press,
    pull,
    run,
    scope,
    tell,
    turn,
    until,
    write,
)
from istes_desk.gui.tab import Place
from istes_desk.gui.walk import settle, wait
from istes_desk.services.errors import KnownError
from istes_desk.services.time_questions import CrashQuestion, JumpQuestion, Question
from istes_desk.services.timekeeping import SleepQuestion

QUEUE, MAPS, CHECKLISTS, TIMER, CUSTOMERS, DEADLINES, INVOICES, SETTINGS = range(8)
NO_KEYRING = KnownError(
    "Il portachiavi del sistema non è disponibile.",
    "Su Windows accedere con il proprio utente; su Linux avviare il portachiavi della sessione.",
    "Mappe, coda e timer funzionano; le credenziali non si possono leggere né salvare.",
)
MINUTE = timedelta(minutes=1)
SAVED = "INC-000004: gravità B."
SAVES_FILE = QRegularExpression("^saveFile")
HEAD = QRegularExpression("^letterHead")


def letter_heads(window: MainWindow) -> list[QToolButton]:
    heads = window.findChildren(QToolButton, HEAD)
    return [one for one in heads if one.isVisible()]


def unfold(window: MainWindow) -> None:
    """The oldest message of the request, with what is in it."""
    wait(lambda: bool(letter_heads(window)), "the messages")
    shown = letter_heads(window)
    shown[0].click()
    shown[-1].click()
    wait(lambda: bool(window.findChildren(QToolButton, SAVES_FILE)), "the attachments")
    settle(window.desk)
    area = find(window, QScrollArea, "detailsScroll")
    if isinstance(area, QScrollArea) and (inside := area.widget()) is not None:
        area.verticalScrollBar().setValue(shown[0].mapTo(inside, QPoint()).y())


def slept(window: MainWindow) -> None:
    """The computer slept over the coffee while the timer ran."""
    now = window.desk.clock.now()
    gap = SleepGap(now - 25 * MINUTE, now - MINUTE, 24 * 60_000)
    _ask(window, SleepQuestion(0, 0, 0, gap))


def unwatched(window: MainWindow) -> None:
    """Nobody touched the computer while remote work ran."""
    now = window.desk.clock.now()
    _ask(window, SleepQuestion(0, 0, 0, SleepGap(now - 13 * MINUTE, now - MINUTE, 12 * 60_000), idle=True))


def clock_set(window: MainWindow) -> None:
    """Somebody set the clock while the timer ran."""
    _ask(window, JumpQuestion(0, 0, 60 * 60_000, window.desk.clock.now()))


def broken_off(window: MainWindow) -> None:
    """The program died while it measured."""
    now = window.desk.clock.now()
    _ask(window, CrashQuestion(0, 0, "Camping Lido", now - 61 * MINUTE, now - 35 * MINUTE))


def _ask(window: MainWindow, question: Question) -> None:
    window.timer.questions = [question]
    window.timer.state_changed.emit()


SURVEY = """Nome;Indirizzo IP;MAC;Tipo;Stanza
LID-SRV01;192.168.20.10;02:00:5E:02:00:12;Server;ufficio
LID-ACC03;192.168.20.14;02:00:5E:02:00:21;PC;accoglienza
Wi-Fi piazzole B;192.168.20.6;02:00:5E:02:00:22;Access point;piazzole
Stampante bar;192.168.20.3;02:00:5E:02:00:23;Stampante;bar
Telecamera piscina;192.168.20.400;;Telecamera;piscina
"""
"""What a customer sends: one that is known, two new ones, an address that is taken, one that is none."""


def import_survey(window: MainWindow) -> None:
    """The table of a customer's own hand, dropped on the plan."""
    plan = window.tabs[MAPS]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "dispositivi.csv"
        file.write_text(SURVEY, encoding="utf-8")
        if isinstance(plan, NetworkTab):
            open_file(plan.bench, file)
        settle(window.desk)


def hand_over(window: MainWindow) -> None:
    """The file has its name already; the password is asked for."""
    plan = window.tabs[MAPS]
    if isinstance(plan, NetworkTab):
        keys = actions_of(plan.bench)
        keys.ask_save = lambda: Path("chiavi-camping-lido.istes-keys")
        keys.hand_over()


@dataclass(frozen=True, slots=True)
class Shot:
    """``steps`` are done one after the other, each after the one before has settled.

    ``asks``, if anything, opens the dialog of the picture and waits for its answer.
    """

    name: str
    tab: int
    place: Place | None = None
    steps: tuple[Step, ...] = ()
    asks: Step | None = None


CARD = (press("openCard"),)
KEYS = (*CARD, turn("tabs", 3))
NEW_KEY = (*KEYS, press("addCredential"))
SECOND = (
    press("addCredential"),
    write("label", "Interfaccia web"),
    write("user_name", "admin"),
    write("secret", "Quattro-sedie-blu-41"),
    press("saveButton"),
)
STORED = (
    *NEW_KEY,
    write("label", "Amministratore locale"),
    write("user_name", "istes-adm"),
    write("secret", "Corretta-cavallo-27"),
    press("saveButton"),
    turn("credentialTable", 0),
)

REGISTER = (run("actionLedger"),)
SET_APART = (*REGISTER, choose("ledgerFilter", MailAction.QUARANTINE), turn("ledgerTable", 0))
REPORTS = (run("openReports"), turn("reportPeriod", 3))
PROVEN = (write("queueSearch", "secondo piano"), turn("queueList", 1), unfold)
REPLY = (press("replyButton"), choose("replyKind", LetterKind.CALL_BACK))
MENU = pull("filterMenu")
SAVE_FILTER = at_once(MENU, enter("saveFilter", "In ritardo"))
REQUEST = Place("incident", 4)
DEVICE, SITE, WORK = Place("device", 3), Place("site", 2), Place("intervention", 10)
CLOSED = Place("intervention", 2)
CUSTOMER, DEBITED, BESPOKE = (Place("customer", number) for number in (1, 2, 3))
TURN = [step * pi / 12 for step in range(60)]
NAME_SIGNED = (
    tuple((0.18 + t / 90 + sin(t) / 40, 0.5 - cos(t * 1.3) / 5) for t in TURN),
    tuple((0.38 + t / 60 - cos(t) / 60, 0.55 - sin(t * 2) / (5 + t)) for t in TURN),
)
SIGN = (press("paneSign"), write("signName", "Elena Moretti"), draw("signaturePad", NAME_SIGNED))
ISSUED = (press("issueButton"), press("issueYes"), until("issueClose"), press("issueClose"))
"""What is open is invoiced; some of it is to be collected."""
DEBITS = turn("invoiceViews", 2)
CREDITED = (
    turn("invoiceViews", 1),
    turn("issuedList", 0),
    press("creditNote"),
    write("creditCause", "Intervento ripetuto in garanzia"),
    press("creditYes"),
)

AREA = (run("toggleMap"), run("planFit"), run("planSelectAll"), run("areaAround"))

SHOTS = (
    Shot("queue-several", QUEUE, None, (turn("queueList", 1), mark(2))),
    Shot("queue-filters", QUEUE, None, (run("lateOnly"), SAVE_FILTER, MENU)),
    Shot("queue-reply", QUEUE, REQUEST, REPLY),
    Shot("queue-pec", QUEUE, None, PROVEN),
    Shot("queue-note", QUEUE, REQUEST, (press("noteButton"),)),
    Shot("register", QUEUE, None, REGISTER),
    Shot("register-set-apart", QUEUE, None, SET_APART),
    Shot("register-let-in", QUEUE, None, SET_APART, asks=press("ledgerAdmit")),
    *(Shot(f"reports-{number}", QUEUE, None, (*REPORTS, turn("reportPages", number))) for number in range(3)),
    Shot("toast", QUEUE, None, (lambda window: window.notices.toast(SAVED, lambda: None),)),
    Shot("settings-mailbox", SETTINGS, None, (page(6), turn("mailboxList", 1))),
    Shot("settings-letter", SETTINGS, None, (page(5), press("template_copy_3"))),
    Shot("settings-policy", SETTINGS, None, (page(3), press("policy_copy_1"))),
    Shot("settings-plan", SETTINGS, None, (page(3), press("plan_copy_1"))),
    Shot("sleep", TIMER, None, (slept,)),
    Shot("idle", TIMER, None, (unwatched,)),
    Shot("clock-set", TIMER, None, (clock_set,)),
    Shot("crash", TIMER, None, (broken_off,)),
    Shot("error-banner", QUEUE, None, (tell(NO_KEYRING),)),
    Shot("network-device", MAPS, DEVICE),
    Shot("device-card", MAPS, DEVICE, CARD),
    *(Shot(f"device-card-{page}", MAPS, DEVICE, (*CARD, turn("tabs", page))) for page in (1, 2, 4, 5)),
    Shot("network-overview", MAPS, SITE, (run("toggleMap"), run("zoomIn"), run("zoomIn"))),
    Shot("network-area", MAPS, SITE, AREA),
    Shot("network-note", MAPS, DEVICE, (run("noteHere"),)),
    Shot("network-views", MAPS, SITE, (pull("planViews"),)),
    Shot("survey-reconcile", MAPS, SITE, (run("reconcilePlan"),)),
    Shot("survey-check", MAPS, SITE, (run("checkNetwork"),)),
    Shot("site-tunnels", MAPS, SITE, (press("siteTunnels"),)),
    Shot("credential-new", MAPS, DEVICE, NEW_KEY),
    Shot("credential-refused", MAPS, DEVICE, (*NEW_KEY, press("saveButton"))),
    Shot("credentials", MAPS, DEVICE, (*STORED, *SECOND)),
    Shot("vault-revealed", MAPS, DEVICE, (*STORED, press("revealCredential"))),
    Shot("credential-delete", MAPS, DEVICE, (*KEYS, turn("credentialTable", 0), press("deleteCredential"))),
    Shot("plan-print", MAPS, SITE, (press("planPrint"),)),
    Shot("plan-print-passwords", MAPS, SITE, (press("planPrint"), turn("credentials", 2))),
    Shot("plan-revisions", MAPS, SITE, (run("planRevisions"),)),
    Shot("survey-import", MAPS, SITE, (import_survey,)),
    Shot("vault-health", MAPS, SITE, (run("vaultHealthKey"),)),
    Shot("vault-hand-over", MAPS, SITE, (hand_over, write("kdbxFirst", "Tre parole con un gabbiano"))),
    Shot("vault-renew", MAPS, SITE, (run("vaultRenewKey"),)),
    Shot("subnet", MAPS, SITE, (press("addSubnet"),)),
    Shot(
        "subnet-refused", MAPS, SITE, (press("addSubnet"), write("cidr", "10.0.0.300/8"), press("saveButton"))
    ),
    Shot("checklist-one-customer", CHECKLISTS, None, (scope(4),)),
    Shot("checklist-not-assigned", CHECKLISTS, None, (scope(1),)),
    Shot("checklist-today", CHECKLISTS, None, (press("todaySwitch"),)),
    Shot("checklist-overview", CHECKLISTS, None, (press("overviewSwitch"),)),
    Shot("checklist-schedule", CHECKLISTS, None, (scope(4), run("scheduleOfCustomer"))),
    Shot("evidence-reports", CHECKLISTS, None, (run("evidenceReports"), turn("evidenceReports", 2))),
    Shot("evidence-assign", CHECKLISTS, None, (run("evidenceReports"), press("evidenceAssign"))),
    Shot("access-register", CHECKLISTS, None, (run("accessRegister"), press("verifyRegister"))),
    Shot("access-register-retention", CHECKLISTS, None, (run("accessRegister"), press("registerRetention"))),
    *(
        Shot(f"compliance-{page}", CHECKLISTS, Place("compliance", 1), (turn("complianceTabs", page),))
        for page in range(3)
    ),
    Shot("compliance-target", CHECKLISTS, Place("compliance", 2), (press("targetAdd"),)),
    Shot("timer-times", TIMER, WORK, (turn("panePages", 1),)),
    Shot("timer-corrections", TIMER, CLOSED, (turn("panePages", 2),)),
    Shot("segment-editor", TIMER, WORK, (turn("panePages", 1), press("timesAdd"))),
    Shot("start-work", TIMER, None, (lambda window: window.tabs[TIMER].create_new(),)),
    Shot("timer-small", TIMER, None, (run("actionMiniTimer"),)),
    Shot("report-sign", TIMER, CLOSED, SIGN),
    Shot("report-mail", TIMER, CLOSED, (press("paneMail"),)),
    Shot("deadlines-later", DEADLINES, None, (turn("deadlineList", 6), pull("deadlineLater"))),
    Shot("customer-mandates", CUSTOMERS, DEBITED, (bring("mandateSection"),)),
    Shot("customer-mandate-form", CUSTOMERS, DEBITED, (press("mandateAdd"), bring("mandateSection"))),
    Shot("customer-customisations", CUSTOMERS, BESPOKE, (bring("customisationSection"),)),
    Shot("settings-tariff", SETTINGS, None, (page(2), press("tariffAdd"))),
    Shot("settings-terms", SETTINGS, None, (page(2), press("terms_copy_1"))),
    Shot("licences", SETTINGS, None, (page(10), press("showLicences"))),
    Shot("figures", INVOICES, None, (turn("invoiceViews", 3),)),
    Shot("figures-by-reason", INVOICES, None, (turn("invoiceViews", 3), turn("figuresBy", 2))),
    Shot("invoices-question", INVOICES, None, (turn("invoiceViews", 0), press("issueButton"))),
    Shot("invoices-issued", INVOICES, None, (turn("invoiceViews", 1),)),
    Shot("invoices-credit", INVOICES, None, (turn("invoiceViews", 1), press("creditNote"))),
    Shot("customer-form", CUSTOMERS, CUSTOMER, (press("customerChange"),)),
    Shot("customer-form-refused", CUSTOMERS, CUSTOMER, (press("contactAdd"), press("contactFormSave"))),
    Shot("customer-new", CUSTOMERS, None, (press("newCustomer"),)),
    Shot("debits", INVOICES, None, (turn("invoiceViews", 0), *ISSUED, DEBITS)),
    Shot("debits-question", INVOICES, None, (DEBITS, press("debitMake"))),
    Shot("debits-file", INVOICES, None, (DEBITS, press("debitMake"), press("debitYes"))),
    Shot("debits-notice", INVOICES, None, (DEBITS, turn("debitBatches", 0), pull("debitNotice"))),
    Shot("credit-note", INVOICES, None, CREDITED),
    Shot("palette-found", QUEUE, None, (lambda window: window.open_palette(), write("paletteText", "aur"))),
)
EMPTY = tuple(
    Shot(f"empty-{name}", tab)
    for name, tab in (
        ("queue", QUEUE),
        ("maps", MAPS),
        ("checklists", CHECKLISTS),
        ("timer", TIMER),
        ("customers", CUSTOMERS),
        ("deadlines", DEADLINES),
        ("invoices", INVOICES),
    )
)
