"""The environment of an installation in operation: what must be set."""

NEEDED = {
    "FRAMSTEG_SECRET_KEY": "a-key-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "FRAMSTEG_HOSTS": "utveckling.kommun.example, .kommun.example",
    "FRAMSTEG_MAIL_SERVER": "smtp://u:p%25@mail.kommun.example:587?tls=starttls",
    "FRAMSTEG_MAIL_FROM": "utveckling@kommun.example",
}
