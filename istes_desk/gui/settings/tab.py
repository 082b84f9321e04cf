"""Settings: a list of pages at the left, each edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from istes_desk.domain.italian import date_of
from istes_desk.gui.desk import Desk
from istes_desk.gui.editing.facts import Facts
from istes_desk.gui.editing.section import Section, SectionPlan
from istes_desk.gui.settings import plans, rule_plans
from istes_desk.gui.settings.about_page import AboutPage
from istes_desk.gui.settings.answers_card import AnswersCard
from istes_desk.gui.settings.authorities_page import AuthoritiesPage
from istes_desk.gui.settings.data_page import DataPage
from istes_desk.gui.settings.look_page import LookPage
from istes_desk.gui.settings.mailboxes_page import MailboxesPage
from istes_desk.gui.settings.rule_section import RulePlan, RuleSection
from istes_desk.gui.tab import Navigator, Place, Tab
from istes_desk.gui.theme import GRID, HALF
from istes_desk.gui.widgets.scrolling import scrolling
from istes_desk.services import settings
from istes_desk.services.changes import Changes
from istes_desk.services.settings import SettingsView

NAV_WIDTH, PAGE_WIDTH = 180, 760
PLACES = {"firm": 0, "tariff": 2}


class SettingsTab(Tab):
    """Reads everything once and again when settings changed; open forms stay as they are."""

    def __init__(self, desk: Desk, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(desk, navigator, parent)
        self.setObjectName("settingsTab")
        self._view: SettingsView | None = None
        self.firm = Facts(desk, "firm", self.tr("Our firm"), plans.firm_fields(), settings.save_firm)
        self.sections: dict[str, Section] = {}
        self.look, self.data, self.authorities = LookPage(desk), DataPage(desk), AuthoritiesPage(desk)
        self.mailboxes = MailboxesPage(desk)
        self._rows = tuple(QVBoxLayout() for _ in range(5))
        self.answers = AnswersCard(desk)
        self._rows[4].addWidget(self.answers)
        self.pages = QListWidget()
        self._stack = QStackedWidget()
        self._lay_out(AboutPage(desk))
        self.reload()

    def on_changes(self, changes: Changes) -> None:
        if changes.settings or changes.interventions:
            self.reload()

    def activate(self) -> None:
        self.look.refresh()
        self.data.refresh()
        self.authorities.refresh()
        self.mailboxes.refresh()
        if self._view is None or self._view.today != date_of(self.desk.clock.now()):
            self.reload()  # midnight passed: what was to come may have begun
        self.pages.setFocus()

    def create_new(self) -> None:
        """Adds to the first list of the page in front."""
        front = self._stack.currentWidget()
        for section in self.sections.values():
            if section.plan.blank is not None and front is not None and front.isAncestorOf(section):
                section.add_row()
                return

    def show_place(self, place: Place) -> bool:
        """The page where the firm's data or the price lists are."""
        if place.kind not in PLACES:
            return False
        self.pages.setCurrentRow(PLACES[place.kind])
        return True

    def reload(self) -> None:
        """Reads the settings of today."""
        today = date_of(self.desk.clock.now())
        self.desk.tasks.read(lambda uow: settings.settings(uow, today), self._show, owner=self)
        self.answers.refresh()

    def _lay_out(self, about: AboutPage) -> None:
        pages: tuple[tuple[str, Sequence[QWidget] | QVBoxLayout], ...] = (
            (self.tr("Firm"), (self.firm,)),
            (self.tr("Technicians"), self._rows[0]),
            (self.tr("Price list"), self._rows[1]),
            (self.tr("Rules"), self._rows[2]),
            (self.tr("Holidays"), self._rows[3]),
            (self.tr("Letters"), self._rows[4]),
            (self.tr("Mailboxes"), (self.mailboxes,)),
            (self.tr("Look and language"), (self.look,)),
            (self.tr("PEC authorities"), (self.authorities,)),
            (self.tr("Data"), (self.data,)),
            (self.tr("About"), (about,)),
        )
        self.pages.setObjectName("settingsPages")
        self.pages.setAccessibleName(self.tr("Pages of the settings"))
        self.pages.setSpacing(HALF)
        self.pages.setFixedWidth(max(NAV_WIDTH, self.fontMetrics().averageCharWidth() * 24))
        for title, held in pages:
            self.pages.addItem(title)
            whole = self.mailboxes in held if isinstance(held, tuple) else False
            self._stack.addWidget(_page(held, whole))
        self.pages.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.pages.setCurrentRow(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.pages)
        row.addWidget(self._stack, 1)

    def _show(self, view: SettingsView) -> None:
        self._view = view
        self.firm.show_entity(view.firm)
        for place, name, make, rows in self._plan_table(view):
            plan = make()
            if name not in self.sections:
                self.sections[name] = _section(self.desk, plan)
                self._rows[place].addWidget(self.sections[name])
            self.sections[name].set_plan(plan)
            self.sections[name].show_rows(rows)

    def _plan_table(
        self, view: SettingsView
    ) -> tuple[tuple[int, str, Callable[[], SectionPlan], Sequence[object]], ...]:
        """Page, name, plan and rows of each section."""
        return (
            (0, "technician", plans.technicians, view.technicians),
            (1, "tariff", lambda: plans.tariffs(view), view.tariffs),
            (1, "terms", lambda: rule_plans.price_terms(view, self.desk.author), view.terms),
            (2, "policy", lambda: rule_plans.policies(view), view.policies),
            (2, "plan", lambda: rule_plans.plans(view), view.plans),
            (3, "closure", lambda: rule_plans.closures(view), view.closures),
            (3, "holiday", lambda: rule_plans.holidays(view), view.holidays),
            (4, "template", lambda: rule_plans.templates(view), view.templates),
        )


def _section(desk: Desk, plan: SectionPlan) -> Section:
    return RuleSection(desk, plan) if isinstance(plan, RulePlan) else Section(desk, plan)


def _page(held: Sequence[QWidget] | QVBoxLayout, whole: bool = False) -> QWidget:
    """No wider than a line one can read; it scrolls, unless it keeps its head and buttons in sight itself."""
    inner = QWidget()
    inner.setMaximumWidth(PAGE_WIDTH)
    column = QVBoxLayout(inner)
    column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    if isinstance(held, QVBoxLayout):
        column.addLayout(held)
    else:
        for widget in held:
            column.addWidget(widget)
    if whole:
        return inner
    column.addStretch(1)
    return scrolling(inner)
