from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Recorded(models.Model):
    """An object whose every change is recorded, and which two people cannot overwrite for each other.

    `version` is raised by each change; a change made from an older version is refused (see audit.recording).
    """

    shown_in_public: ClassVar[bool] = True
    """Whether a change can alter a public page; where it cannot, cached pages are kept."""

    kept_out_of_history: ClassVar[frozenset[str]] = frozenset()
    """Fields that may hold personal data: that they changed is told in the audit trail, what they said is not."""

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True

    def derive(self) -> None:
        """Fill in the fields that follow from this object's other fields."""


class Visibility(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLIC = "public", _("Public")


class Publishable(models.Model):
    """An object that is a draft until it is made public."""

    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.DRAFT
    )

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return self.visibility == Visibility.PUBLIC

    @property
    def history_label(self) -> str:
        """What it is called in the audit trail, which keeps it for ever: without personal data."""
        return str(self)
