"""What carries letters: the postman of the mail, or the messenger of chats."""

from typing import Protocol

from pdca.domain.mail import Channel, Verdict


class Carrier(Protocol):
    """Who talks with a server: the postman of the mail, or the messenger of chats."""

    @property
    def channel(self) -> Channel:
        """Return the way that its letters go."""

    @property
    def shown(self) -> str:
        """Return the address of its server as it may be printed."""

    @property
    def is_silent(self) -> bool:
        """Tell whether the server once let us wait until the time was up."""

    def connect(self) -> None:
        """Be sure that the server can be talked with; raise MailTrouble when it cannot."""

    def offer(self, address: str, size: int) -> Verdict | None:
        """Name the recipient; None when the server will take the letter, else why not."""

    def hand_over(self, message: str) -> Verdict:
        """Send the text of a letter that was offered and taken; say what the server answered."""

    def close(self) -> None:
        """Say goodbye, if there is still somebody to say it to."""
