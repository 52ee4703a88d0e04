from django.db import models
from django.utils.translation import gettext_lazy as _

NATION = "0000"
"""The code of the whole country."""


class Region(models.Model):
    """A municipality as statistics knows it, whether or not it is a tenant here; or the whole country."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("Municipality")
        NATION = "nation", _("Whole country")

    code = models.CharField(_("code"), max_length=4, primary_key=True)
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.MUNICIPALITY)
    county_code = models.CharField(_("county code"), max_length=2, blank=True)
    county = models.CharField(_("county"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        indexes = [models.Index(fields=["county_code"], name="indicators_region_county")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^\d{4}$"), name="indicators_region_code_is_four_digits"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="nation", code=NATION)
                | (models.Q(kind="municipality") & ~models.Q(code=NATION)),
                name="indicators_region_nation_is_0000",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="nation")
                | models.Q(code__startswith=models.F("county_code"), county_code__regex=r"^\d{2}$"),
                name="indicators_region_in_its_county",
            ),
        ]

    def __str__(self) -> str:
        return self.name
