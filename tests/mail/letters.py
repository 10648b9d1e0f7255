"""A letter to send, and a server to send it through."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pdca.domain.mail import Attachment, Letter, Recipient
from pdca.mail.addresses import Mailbox
from pdca.mail.server import Security, Server

AT = datetime(2026, 11, 5, 10, tzinfo=ZoneInfo("Europe/Moscow"))

SENDER = Mailbox(name="ООО «Ромашка»", address="reports@romashka.example")

LETTER = Letter(
    key="month:2026-10:P-5:html",
    recipient=Recipient(address="lebedev@romashka.example", name="Игорь Лебедев", person=5),
    subject="ООО «Ромашка»: отчёт об улучшениях, октябрь 2026",
    plain="Закрыты два цикла.\n",
    html="<p>Закрыты два цикла.</p>\n",
    attachments=(
        Attachment(name="pdca-2026-10-ru.html", kind="text/html", content="<p>Весь отчёт</p>\n".encode()),
    ),
    made_from=1284,
    head_hash="a41f" * 16,
)


def letter(**changes: Any) -> Letter:  # noqa: ANN401 - any field
    """Return the letter with some fields changed."""
    return replace(LETTER, **changes)


def server(port: int, **changes: Any) -> Server:  # noqa: ANN401 - any field
    """Return the server on this computer, without protection unless said otherwise."""
    plain = Server(host="127.0.0.1", port=port, security=Security.NONE, sender=SENDER, timeout_s=5)
    return replace(plain, **changes)
