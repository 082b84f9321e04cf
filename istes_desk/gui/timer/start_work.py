"""Asks whom to start work for when there is no incident; hands back a ``WorkOrder``."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from istes_desk.gui.forms.ui_start_work import Ui_StartWork
from istes_desk.services.interventions import WorkOrder
from istes_desk.services.work_views import Choice
from istes_desk.services.work_words import CATEGORIES


class StartWork(QDialog):
    """``ordered`` carries the draft when the user starts."""

    ordered = Signal(WorkOrder)

    def __init__(
        self, customers: Sequence[Choice], chosen: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._form = Ui_StartWork()
        self._form.setupUi(self)
        for customer in customers:
            self._form.customerBox.addItem(customer.name, customer.id)
        for category, name in CATEGORIES.items():
            self._form.categoryBox.addItem(name, category)
        self._form.customerBox.setCurrentIndex(max(0, self._form.customerBox.findData(chosen)))
        self._form.errorLabel.setVisible(not customers)
        self._form.errorLabel.setText(
            self.tr("There is no customer yet: add one in the Customers tab first.")
        )
        self._form.acceptButton.setEnabled(bool(customers))
        self._form.acceptButton.clicked.connect(self._order)

    def _order(self) -> None:
        form = self._form
        order = WorkOrder(
            form.customerBox.currentData(),
            category=form.categoryBox.currentData(),
            on_site=form.onSiteBox.isChecked(),
        )
        self.ordered.emit(order)
        self.accept()
