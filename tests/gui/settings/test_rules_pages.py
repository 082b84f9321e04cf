"""The pages of dated rules on the real desk: superseded, withdrawn, taken back, previewed (P-1, P-2)."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from istes_desk.adapters.db.uow import Database
from istes_desk.domain.contracts import Contract, ContractKind
from istes_desk.domain.customers import Customer
from istes_desk.domain.holidays import Closure, Holiday
from istes_desk.domain.incidents import CoveredObject, Incident, Severity
from istes_desk.domain.letters import LetterKind, LetterTemplate
from istes_desk.domain.policy import QueuePolicy
from istes_desk.domain.sla import Plan
from istes_desk.domain.terms import BillingTerms
from istes_desk.gui.desk import Desk
from istes_desk.gui.notices import Toast
from istes_desk.gui.settings.tab import SettingsTab
from istes_desk.gui.tab import Navigator
from tests.fakes import FixedClock
from tests.gui.finding import click, find, press
from tests.unit.services.queue_world import by_hand

PRICES, RULES, HOLIDAYS, LETTERS = 2, 3, 4, 5


@pytest.fixture
def tab(seeded: Desk, qtbot: QtBot) -> SettingsTab:
    made = SettingsTab(seeded, Navigator())
    seeded.tasks.changed.connect(made.on_changes)
    qtbot.addWidget(made)
    made.resize(1280, 600)
    made.show()
    made.activate()
    return made


def write(tab: SettingsTab, name: str, text: str) -> None:
    find(tab, QLineEdit, name).setText(text)


def undo(tab: SettingsTab) -> None:
    click(tab.window().findChildren(Toast)[-1], "undoToast")


def told(tab: SettingsTab, name: str) -> str:
    label = find(tab, QLabel, name)
    return label.text() if label.isVisibleTo(tab) else ""


def supersede(tab: SettingsTab, page: int, name: str) -> None:
    tab.pages.setCurrentRow(page)
    copies = [b for b in tab.sections[name].findChildren(QToolButton) if "_copy_" in b.objectName()]
    copies[0].click()


def test_a_policy_is_superseded_and_taken_back(tab: SettingsTab, database: Database) -> None:
    supersede(tab, RULES, "policy")
    form = tab.sections["policy"].form
    write(tab, "policyForm_name", "Condizioni 2027")
    write(tab, "policyForm_valid_from", "01/12/2026")
    find(form, QLineEdit, "scheduleHours").setText("9-12:30")
    find(form, QCheckBox, "scheduleDay6").setChecked(True)
    box = find(form, QComboBox, "policyForm_pec_required")
    box.setCurrentIndex(1)
    assert told(tab, "policyEffect") == (
        "Le richieste ricevute dal 01/12/2026 seguiranno «Condizioni 2027»: richiamate senza contratto "
        "lun-sab 09:00-12:30, escluse le feste (prima lun-ven 09:30-13:00, escluse le feste); "
        "senza contratto la PEC è solo preferita; quelle ricevute prima non cambiano. "
        "Esempio: PEC ricevuta mar 01/12 16:30, richiamabile da mer 02/12 09:00."
    )
    click(tab, "policyFormSave")
    with database() as uow:
        old, new = uow.find(QueuePolicy)
    assert old.valid_to == date(2026, 11, 30)
    assert (new.valid_from, new.pec_required) == (date(2026, 12, 1), False)
    assert new.call_back.windows == ((time(9), time(12, 30)),)
    undo(tab)
    with database() as uow:
        assert [(one.id, one.valid_to) for one in uow.find(QueuePolicy)] == [(old.id, None)]


def test_price_terms_are_superseded_and_taken_back(tab: SettingsTab, database: Database) -> None:
    supersede(tab, PRICES, "terms")
    form = tab.sections["terms"].form
    write(tab, "termsForm_valid_from", "01/12/2026")
    find(form, QCheckBox, "termsForm_defect_free").setChecked(False)
    find(form, QSpinBox, "termsForm_complaint_days").setValue(15)
    assert "entro 15 giorni dalla consegna (prima 30 giorni)" in told(tab, "termsEffect")
    click(tab, "termsFormSave")
    with database() as uow:
        old, new = uow.find(BillingTerms)
    assert (old.valid_to, old.defect_free) == (date(2026, 11, 30), True)
    assert (new.defect_free, new.complaint_days, new.author) == (False, 15, "marco")
    undo(tab)
    with database() as uow:
        assert [(one.id, one.valid_to) for one in uow.find(BillingTerms)] == [(old.id, None)]


def test_hours_that_cannot_be_are_told_beside_the_field(tab: SettingsTab, database: Database) -> None:
    supersede(tab, RULES, "plan")
    form = tab.sections["plan"].form
    find(form, QLineEdit, "scheduleHours").setText("18:00-09:00")
    assert "in ordine" in find(form, QLabel, "scheduleTold").text()
    click(tab, "planFormSave")
    assert "in ordine" in told(tab, "planForm_scheduleError")
    find(form, QLineEdit, "scheduleHours").setText("boh")
    assert "09:00-13:00" in find(form, QLabel, "scheduleTold").text()
    with database() as uow:
        assert len(uow.find(Plan)) == 3


def test_a_plan_of_ones_own_is_added_by_keyboard(tab: SettingsTab, database: Database) -> None:
    tab.pages.setCurrentRow(RULES)
    tab.sections["plan"].add_row()
    form = tab.sections["plan"].form
    write(tab, "planForm_name", "Notturno")
    find(form, QLineEdit, "scheduleHours").setText("20:00-24:00")
    find(form, QComboBox, "timesUnitA").setCurrentIndex(1)
    find(form, QSpinBox, "timesA").setValue(90)
    press(find(tab, QLineEdit, "planForm_name"), Qt.Key.Key_Return)
    with database() as uow:
        (made,) = uow.find(Plan, code="notturno")
    assert (made.minutes[Severity.A], made.minutes[Severity.B]) == (90, 480)
    assert made.schedule.describe() == "lun-ven 20:00-24:00, escluse le feste"


def test_a_rule_to_come_is_changed_and_withdrawn(tab: SettingsTab, database: Database) -> None:
    supersede(tab, RULES, "plan")
    write(tab, "planForm_name", "Basic nuovo")
    click(tab, "planFormSave")
    with database() as uow:
        (new,) = uow.find(Plan, name="Basic nuovo")
    click(tab, f"plan_edit_{new.id}")
    write(tab, "planForm_valid_to", "31/12/2026")
    assert "Dal 01/01/2027 in poi" in told(tab, "planWarned")
    click(tab, "planFormSave")
    assert "Dal 01/01/2027 in poi" in told(tab, "planStanding")
    undo(tab)
    assert told(tab, "planStanding") == ""
    click(tab, f"plan_delete_{new.id}")
    with database() as uow:
        assert [one.valid_to for one in uow.find(Plan)] == [None, None, None]
    undo(tab)
    with database() as uow:
        assert len(uow.find(Plan, name="Basic nuovo")) == 1


def test_a_letter_is_previewed_with_its_fields(tab: SettingsTab, database: Database) -> None:
    supersede(tab, LETTERS, "template")
    form = tab.sections["template"].form
    text = find(form, QPlainTextEdit, "letterText")
    text.setPlainText("Buongiorno, ")
    fields = find(form, QComboBox, "letterFields")
    fields.activated.emit(1)
    assert text.toPlainText().endswith("{number}") or "{number}" in text.toPlainText()
    assert "INC-000123" in told(tab, "templateLetter")
    text.setPlainText("{boh}")
    assert "{boh}" in told(tab, "templateWarned")
    text.setPlainText("Numero {number}")
    click(tab, "templateFormSave")
    with database() as uow:
        found = [one for one in uow.find(LetterTemplate) if one.body == "Numero {number}"]
    assert [(one.kind in LetterKind, one.valid_to) for one in found] == [(True, None)]


def test_a_feast_that_was_kept_ends_and_begins_anew(tab: SettingsTab, database: Database) -> None:
    tab.pages.setCurrentRow(HOLIDAYS)
    with database() as uow:
        saint = uow.add(Holiday("San Giovanni", 6, 24))
    tab.reload()
    assert find(tab, QToolButton, f"holiday_copy_{saint.id}")
    click(tab, f"holiday_copy_{saint.id}")
    find(tab, QSpinBox, "holidayForm_day").setValue(25)
    assert told(tab, "holidayEffect").startswith("Dal 2027 il 25/06 è festa (San Giovanni)")
    click(tab, "holidayFormSave")
    with database() as uow:
        old, new = uow.find(Holiday, name="San Giovanni")
    assert (old.last_year, new.first_year) == (2026, 2027)
    undo(tab)
    with database() as uow:
        assert [one.last_year for one in uow.find(Holiday, name="San Giovanni")] == [9999]


def test_a_closure_says_what_it_takes(tab: SettingsTab, database: Database) -> None:
    tab.pages.setCurrentRow(HOLIDAYS)
    tab.sections["closure"].add_row()
    write(tab, "closureForm_name", "Ferie")
    write(tab, "closureForm_first", "10/08/2026")
    write(tab, "closureForm_last", "21/08/2026")
    assert "dal 10/08/2026 al 21/08/2026 (12 giorni)" in told(tab, "closureEffect")
    write(tab, "closureForm_first", "01/03/2026")
    click(tab, "closureFormSave")
    assert "dopo oggi" in told(tab, "closureForm_firstError")
    with database() as uow:
        assert not uow.find(Closure)


def test_a_closure_to_come_moves_the_deadlines_and_back(
    tab: SettingsTab, seeded: Desk, database: Database
) -> None:
    """P-1, Q-7: in the same unit of work, through the page."""
    with database() as uow:
        (basic,) = uow.find(Plan, code="basic")
        owner, covers = uow.add(Customer("Hotel Aurora")).id, frozenset({CoveredObject.OWN_SOFTWARE})
        uow.add(Contract(owner, ContractKind.SUPPORT, date(2026, 1, 1), plan_id=basic.id, covers=covers))
        one = by_hand(uow, seeded.clock, owner, severity=Severity.C)
        before = uow.get(Incident, one).due
    assert before is not None
    tab.sections["closure"].add_row()
    write(tab, "closureForm_name", "Trasloco")
    for part in ("first", "last"):
        write(tab, f"closureForm_{part}", f"{before:%d/%m/%Y}")
    click(tab, "closureFormSave")
    with database() as uow:
        assert (uow.get(Incident, one).due or before) > before
    undo(tab)
    with database() as uow:
        assert uow.get(Incident, one).due == before


def test_a_feast_may_move_with_easter(tab: SettingsTab, database: Database) -> None:
    tab.pages.setCurrentRow(HOLIDAYS)
    tab.sections["holiday"].add_row()
    write(tab, "holidayForm_name", "Venerdì santo")
    write(tab, "holidayForm_easter_offset", "due")
    click(tab, "holidayFormSave")
    assert "in cifre" in told(tab, "holidayForm_easter_offsetError")
    write(tab, "holidayForm_easter_offset", "-2")
    assert "oppure" in told(tab, "holidayWarned")
    for part in ("day", "month"):
        find(tab, QSpinBox, f"holidayForm_{part}").setValue(0)
    assert told(tab, "holidayEffect").startswith("Dal 2026 il Venerdì santo è festa")
    click(tab, "holidayFormSave")
    with database() as uow:
        assert uow.find(Holiday, name="Venerdì santo")[0].falls_on(date(2027, 3, 26))


def test_the_form_of_a_new_version_stands_under_the_row_it_supersedes(tab: SettingsTab) -> None:
    supersede(tab, RULES, "plan")
    section = tab.sections["plan"]
    assert section._column.indexOf(section.form) == 1
    tab.reload()
    assert section._column.indexOf(section.form) == 1
    press(find(tab, QLineEdit, "planForm_name"), Qt.Key.Key_Escape)
    section.add_row()
    assert section._column.indexOf(section.form) == 0


def test_after_midnight_the_pages_know_the_new_day(tab: SettingsTab, clock: FixedClock) -> None:
    supersede(tab, RULES, "plan")
    click(tab, "planFormSave")
    assert [b for b in tab.sections["plan"].findChildren(QToolButton) if "_edit_" in b.objectName()]
    clock.advance(days=2)
    tab.activate()
    buttons = tab.sections["plan"].findChildren(QToolButton)
    shown = {b.objectName() for b in buttons if b.isVisibleTo(tab.sections["plan"])}
    assert not [name for name in shown if "_edit_" in name]
