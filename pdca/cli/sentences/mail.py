"""What went wrong with mail: what happened, why, and what to type next."""

from pdca.cli.sentences.wordings import Wordings
from pdca.cli.text import N_

MAIL: Wordings = {
    # Settings
    "mail-settings-missing": N_(
        "No mail server is set; missing: {names}. In pdca.toml: [mail], host, user, from; the password in "
        "PDCA_SMTP_PASSWORD. Or try without sending: --dry-run"
    ),
    "mail-url-unreadable": N_(
        "The URL of the mail server cannot be read; write smtps://USER:PASSWORD@HOST, and %40 for @ in a "
        "password"
    ),
    "mail-tls-unknown": N_("«{typed}» protects no mail; there are: {known}"),
    "mail-port-unusable": N_("«{typed}» is not a port; write a number such as 465"),
    "mail-login-half": N_("The mail server needs both a user and a password, or neither"),
    "mail-login-not-latin": N_(
        "The user and the password of the mail server must be in Latin letters, digits and signs"
    ),
    "mail-password-in-the-open": N_(
        'A password is not sent to {server} in the open; take tls = "none" away, or the password'
    ),
    "mail-address-unusable": N_("«{address}» is not a mail address that every server takes"),
    "mail-from-unusable": N_(
        "The setting from in [mail] (PDCA_MAIL_FROM) is not a name with a mail address: {typed}. Write "
        '"Reports, Ltd" <name@example.org>, a name with a comma in quotes'
    ),
    "mail-address-missing": N_("{name} has no mail address; name one: --to ADDRESS"),
    "no-readers-to-reach": (
        N_("Nobody of management has a mail address that can be used: {names}; name one: --to ADDRESS"),
        N_("Nobody is entered as management; name who gets the report: --to PERSON or --to ADDRESS"),
    ),
    # The server
    "mail-server-out-of-reach": N_("The mail server {server} cannot be reached: {detail}"),
    "mail-server-silent": N_("The mail server {server} does not answer; the other letters wait"),
    "mail-not-trusted": N_(
        "The way to the mail server {server} cannot be protected: {detail}. With a certificate of its own "
        "making name it: ca_file"
    ),
    "mail-tls-missing": N_(
        "The mail server {server} offers no protection (STARTTLS); nothing was sent. Try port 465"
    ),
    "mail-login-missing": N_("The mail server {server} offers no login; take user and password away"),
    "mail-login-refused": N_(
        "The mail server {server} refused the login of {user}: {detail}. Yandex and Mail.ru want a password "
        "for programs, made in the settings of the mailbox"
    ),
    "mail-certificates-unreadable": N_("The certificates in {file} cannot be read: {detail}"),
    # A letter
    "mail-deferred": N_("the server asked to try later: {detail}"),
    "mail-refused": N_("the server refused: {detail}"),
    "mail-sender-refused": N_(
        "the server does not let {sender} send: {detail}; set from to the address that logs in"
    ),
    "mail-cut-off": N_("the connection broke before anything was sent: {detail}"),
    "mail-answer-missing": N_("sent, but the server did not say whether it took it: {detail}"),
    "mail-broken-off": N_("a run was broken off while sending; nobody knows whether it arrived"),
    "letter-not-found": N_("There is no letter M-{number}. See: pdca outbox list --all"),
    "letter-not-waiting": N_("M-{number} does not wait: {delivery}. See: pdca outbox show {number}"),
    "letter-outdated": N_("its day is over, or what it said no longer holds"),
    # Telegram
    "telegram-settings-missing": N_(
        "No Telegram bot is set: ask @BotFather for one and put its token into PDCA_TELEGRAM_TOKEN, or into "
        "a file that pdca.toml names: [telegram], token_file; who has which chat: [telegram.chats]"
    ),
    "telegram-token-unreadable": N_(
        "The token of the Telegram bot cannot be one; @BotFather gives it: 123456789:ABC…"
    ),
    "telegram-api-alone": N_(
        "The address of the Telegram server stands where the token stands: name both in one file, or both in "
        "the environment"
    ),
    "telegram-api-unusable": N_(
        "The address of the Telegram server cannot be used; write https://HOST, or take api away"
    ),
    "telegram-chat-unusable": N_("«{typed}» is no chat of Telegram; write its number, such as 123456789"),
    "telegram-out-of-reach": N_("Telegram ({server}) cannot be reached: {detail}"),
    "telegram-silent": N_("Telegram ({server}) does not answer; the other messages wait"),
    "telegram-token-refused": N_("Telegram ({server}) does not know the token; ask @BotFather for a new one"),
    "telegram-deferred": N_("Telegram asked to try later: {detail}"),
    "telegram-refused": N_("Telegram refused: {detail}. The person must write to the bot first"),
    "telegram-answer-missing": N_("sent, but Telegram did not say whether it took it: {detail}"),
}
