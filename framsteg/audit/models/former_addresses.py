from django.db import models
from django.utils.translation import gettext_lazy as _


class FormerAddress(models.Model):
    """What an object was called in addresses before it was called something else, so that old links lead on.

    `scope` is what the name was unique within: a municipality's code or a programme's id. Of two that had the same
    name, the one that gave it up last is meant.
    """

    object_type = models.CharField(_("kind"), max_length=100)
    object_id = models.CharField(_("identity"), max_length=40)
    scope = models.CharField(_("within"), max_length=40, blank=True)
    name = models.CharField(_("name in addresses"), max_length=120)
    left_at = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(fields=["object_type", "scope", "name"], name="audit_former_name_once")
        ]

    def __str__(self) -> str:
        return f"{self.object_type} {self.name}"
