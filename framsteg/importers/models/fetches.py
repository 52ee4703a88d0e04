from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SHA256 = r"^[0-9a-f]{64}$"


class FetchState(models.TextChoices):
    RUNNING = "running", _("Running")
    COMPLETE = "complete", _("Complete")
    ABANDONED = "abandoned", _("Abandoned")


class Fetch(models.Model):
    """One question put to a source, from the first answer kept to the last.

    While it runs, an interruption loses nothing: asked again, the same question goes on after the last answer kept.
    """

    source = models.CharField(_("source"), max_length=40)
    question = models.JSONField(_("question"))
    question_sha256 = models.CharField(_("checksum of the question"), max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=FetchState, default=FetchState.RUNNING)
    started_at = models.DateTimeField(_("started"))
    completed_at = models.DateTimeField(_("completed"), null=True, blank=True)
    problem = models.TextField(_("what stopped it last"), blank=True)

    class Meta:
        verbose_name = _("fetch")
        verbose_name_plural = _("fetches")
        constraints = [
            models.UniqueConstraint(
                fields=["source", "question_sha256"],
                condition=Q(state="running"),
                name="importers_one_running_fetch_per_question",
            ),
            models.CheckConstraint(
                condition=Q(state__in=FetchState.values), name="importers_fetch_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="complete", completed_at__isnull=False)
                | (~Q(state="complete") & Q(completed_at__isnull=True)),
                name="importers_complete_fetch_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.started_at:%Y-%m-%d %H:%M}"


class RawAnswer(models.Model):
    """An answer exactly as it came; its bytes lie compressed in the data folder, named by their checksum.

    An answer that could not be understood is kept as well, as evidence, and never used.
    """

    fetch = models.ForeignKey(
        Fetch, on_delete=models.CASCADE, related_name="answers", verbose_name=_("fetch")
    )
    request_sha256 = models.CharField(_("checksum of the request"), max_length=64)
    method = models.CharField(_("method"), max_length=4)
    url = models.TextField(_("address"))
    body = models.JSONField(_("sent"), null=True, blank=True)
    fetched_at = models.DateTimeField(_("fetched"))
    content_sha256 = models.CharField(_("checksum"), max_length=64)
    size = models.PositiveBigIntegerField(_("bytes"))
    understood = models.BooleanField(_("understood"))

    class Meta:
        verbose_name = _("raw answer")
        verbose_name_plural = _("raw answers")
        constraints = [
            models.UniqueConstraint(
                fields=["fetch", "request_sha256"], condition=Q(understood=True), name="importers_answer_once"
            ),
            models.CheckConstraint(
                condition=Q(content_sha256__regex=SHA256), name="importers_answer_has_checksum"
            ),
        ]

    def __str__(self) -> str:
        return self.url[:200]
