"""What is kept of people: as little as possible, apart from what they said, and only for a time.

None of it is recorded in the audit trail, which keeps what it has for ever (docs/adr/0046). Addresses and names are
sealed in the database, and found by their marks (docs/adr/0061).
"""

from django.core.validators import validate_email
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from framsteg.lib.sealing import MarkField, SealedField

from .contributions import Contribution
from .events import Event

NAME_LENGTH = 100


class Giver(models.Model):
    """The address at which somebody wants to hear what happens with what they said.

    Until its owner has confirmed it, it gets one letter and no more. `kept_until` is when it is forgotten.
    """

    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="giver")
    email = SealedField(_("e-mail address"), validators=[validate_email])
    email_mark = MarkField(of="email")
    language = models.CharField(max_length=2, default="sv")
    nonce = models.UUIDField(unique=True)
    given_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    kept_until = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["email_mark"], name="participation_giver_marked"),
            models.Index(fields=["kept_until"], name="participation_giver_kept"),
        ]

    def __str__(self) -> str:
        return str(self.contribution)


class SignUp(models.Model):
    """A seat at an event, or a place in its queue where there is no `seat`. Deleted after the event.

    The database sells no seat twice: a number is given once for each event, and none above its capacity.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sign_ups")
    name = SealedField(_("name"), max_length=NAME_LENGTH)
    email = SealedField(_("e-mail address"), validators=[validate_email])
    email_mark = MarkField(of="email")
    language = models.CharField(max_length=2, default="sv")
    seat = models.PositiveIntegerField(null=True, blank=True)
    token = models.UUIDField(unique=True)
    signed_up_at = models.DateTimeField()

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        indexes = [
            models.Index(fields=["email_mark"], name="participation_signup_marked"),
            models.Index(fields=["event", "id"], condition=Q(seat__isnull=True), name="participation_queue"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "seat"], condition=Q(seat__isnull=False), name="participation_seat_once"
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=True) | Q(seat__gte=1),
                name="participation_seat_from_one",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Sign-up %(number)s")) % {"number": self.pk or ""}
