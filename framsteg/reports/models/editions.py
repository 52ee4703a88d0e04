from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Municipality
from framsteg.reports.document import Report, from_json

from .drafts import ReportDraft
from .reviews import SHA256


class FrozenContent(models.Model):
    """The report as it was signed: the bytes of its tree in one language. Rows are only ever added."""

    draft = models.ForeignKey(ReportDraft, on_delete=models.PROTECT, related_name="frozen")
    round = models.PositiveSmallIntegerField(_("signing round"))
    language = models.CharField(_("language"), max_length=2)
    content = models.BinaryField(_("content"))
    sha256 = models.CharField(_("checksum"), max_length=64)
    frozen_at = models.DateTimeField(_("locked"))

    class Meta:
        verbose_name = _("signed content")
        verbose_name_plural = _("signed contents")
        constraints = [
            models.UniqueConstraint(fields=["draft", "round", "language"], name="reports_frozen_once"),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="reports_frozen_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.draft} ({self.language}, {self.round})"

    @property
    def tree(self) -> Report:
        return from_json(bytes(self.content))


class ReportEdition(models.Model):
    """What was made public: the bytes that every format is made from, for ever. Rows are only ever added.

    A report that was retracted and released again has a row for each `issue`; its address shows the last one.
    """

    draft = models.ForeignKey(ReportDraft, on_delete=models.PROTECT, related_name="editions")
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(_("name in addresses"), max_length=120)
    number = models.PositiveSmallIntegerField(_("edition"))
    issue = models.PositiveSmallIntegerField(_("issue"))
    language = models.CharField(_("language"), max_length=2)
    title = models.CharField(_("title"), max_length=300)
    content = models.BinaryField(_("content"))
    sha256 = models.CharField(_("checksum of the file"), max_length=64)
    content_hash = models.CharField(_("checksum of what was signed"), max_length=64)
    published_at = models.DateTimeField(_("published"))

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        indexes = [
            models.Index(
                fields=["municipality", "slug", "number", "language", "-issue"], name="reports_by_address"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["draft", "issue", "language"], name="reports_issue_once"),
            models.CheckConstraint(condition=Q(sha256__regex=SHA256), name="reports_edition_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number}, {self.language})"

    @property
    def tree(self) -> Report:
        return from_json(bytes(self.content))

    @property
    def published_on(self) -> date:
        return timezone.localdate(self.published_at)
