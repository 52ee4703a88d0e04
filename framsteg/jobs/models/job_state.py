from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

TEXT_LENGTH = 500


class JobState(models.Model):
    """One row for each job: when it is due, who is doing it, how it went.

    Whoever does it holds a lease: `holder` and `held_until`. Who is killed says nothing more, the lease runs out, and
    the next worker takes the job.
    """

    name = models.CharField(_("job"), max_length=60, primary_key=True)
    known_since = models.DateTimeField(_("known since"))
    due_at = models.DateTimeField(_("next time"))
    holder = models.UUIDField(null=True)
    held_until = models.DateTimeField(null=True)
    worker = models.CharField(_("machine"), max_length=100, blank=True)
    started_at = models.DateTimeField(_("started"), null=True)
    last_success_at = models.DateTimeField(_("last succeeded"), null=True)
    last_seconds = models.FloatField(_("seconds"), null=True)
    last_told = models.CharField(_("what it said"), max_length=TEXT_LENGTH, blank=True)
    last_failure_at = models.DateTimeField(_("last failed"), null=True)
    last_error = models.CharField(_("why"), max_length=TEXT_LENGTH, blank=True)
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        constraints = [
            models.CheckConstraint(
                condition=Q(holder=None, held_until=None) | Q(holder__isnull=False, held_until__isnull=False),
                name="jobs_lease_is_whole",
            )
        ]

    def __str__(self) -> str:
        return self.name
