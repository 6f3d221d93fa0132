"""The window to compare with: PySide6 alone, a table of plain cells, nothing else."""

from __future__ import annotations

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tools.bench_painted import has_rows, tell_when_painted

ROWS, COLUMNS = 20_000, 9
Index = QModelIndex | QPersistentModelIndex


class Cells(QAbstractTableModel):
    """Every cell says where it is."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802  (as Qt declares it)
        """As many as the measured register."""
        return 0 if parent.isValid() else ROWS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802  (as Qt declares it)
        """As many as the measured register."""
        return 0 if parent.isValid() else COLUMNS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The cell's words."""
        return f"{index.row()}, {index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


def main() -> int:
    """Show the window until it was painted."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    window = QMainWindow()
    table = QTableView()
    table.setModel(Cells(table))
    window.setCentralWidget(table)
    window.resize(1366, 736)
    window.show()
    tell_when_painted(table.viewport(), is_ready=lambda: has_rows(table), then=app.quit)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
