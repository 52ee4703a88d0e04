"""Noting on a letter that it came back."""

from framsteg.mail.bounces import Bounce
from framsteg.mail.models import OutgoingMail
from framsteg.mail.models.outgoing import KEY_LENGTH

RETURNED = "Came back"


def note(bounce: Bounce) -> str:
    """The key of the letter that came back, which now says so; "" for a letter that was not sent from here.

    Message-IDs are random: whoever has not had the letter cannot say that it came back.
    """
    found = OutgoingMail.objects.filter(message_id=bounce.message_id).values_list("key", "last_error").first()
    if found is None:
        return ""
    key, said = found
    if said.startswith(RETURNED):
        return ""
    told = f"{RETURNED}: {bounce.status} {bounce.reason}"[:500]
    OutgoingMail.objects.filter(message_id=bounce.message_id).update(last_error=told)
    return key[:KEY_LENGTH]


def take_refused(prefix: str) -> list[tuple[str, str]]:
    """The letters with keys that begin with `prefix` that no server would take, with the last answer; each once."""
    given_up = OutgoingMail.objects.filter(key__startswith=prefix, state="given_up").exclude(to="")
    found = list(given_up.values_list("pk", "key", "last_error"))
    OutgoingMail.objects.filter(pk__in=[pk for pk, _key, _error in found]).update(to="", to_mark="")
    return [(key, error) for _pk, key, error in found]
