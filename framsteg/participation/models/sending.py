"""How much has been sent from where, for as long as it matters: an hour."""

from django.db import models


class SentInMinute(models.Model):
    """How many forms of a kind came from one network within a minute.

    `mark` is made from the network's address, the day and the installation's key: it says nothing of whose it is, and
    cannot be followed from one day to the next. `minute` counts from 1970.
    """

    kind = models.CharField(max_length=10)
    mark = models.CharField(max_length=24)
    minute = models.PositiveIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["minute"], name="participation_sent_when")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "mark", "minute"], name="participation_sent_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.number}"
