"""A Qt form with a field, a password's field and a button."""

import sys

from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QPushButton, QWidget

TITLE = "Qt form"
SECRET = "hunter2-of-qt"  # noqa: S105 - it is what must not be recorded


def main() -> int:
    application = QApplication(sys.argv)
    form = QWidget()
    form.setWindowTitle(TITLE)
    layout = QFormLayout(form)
    password = QLineEdit(SECRET)
    password.setEchoMode(QLineEdit.EchoMode.Password)
    layout.addRow("Account", QLineEdit("ada"))
    layout.addRow("Password", password)
    layout.addRow(QPushButton("Sign in"))
    form.resize(400, 200)
    form.move(60, 480)
    form.show()
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
