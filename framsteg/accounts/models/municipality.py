from django.core.validators import FileExtensionValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded

COLOUR = RegexValidator(
    r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six characters, for example #1d5c4a.")
)


class Municipality(Recorded):
    """One of Sweden's 290 municipalities: the tenant. Everything else belongs to one."""

    class Font(models.TextChoices):
        SOURCE_SANS = "source-sans", "Source Sans 3"
        ATKINSON = "atkinson", "Atkinson Hyperlegible Next"

    code = models.CharField(
        _("municipality code"),
        max_length=4,
        unique=True,
        validators=[RegexValidator(r"^\d{4}$", _("A municipality code is four digits, for example 1781."))],
    )
    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("name in addresses"), max_length=60, unique=True)
    organisation_number = models.CharField(
        _("organisation number"),
        max_length=11,
        blank=True,
        validators=[RegexValidator(r"^\d{6}-\d{4}$", _("Write the number as 212000-1868."))],
    )
    email = models.EmailField(_("public e-mail address"), blank=True)
    phone = models.CharField(_("public telephone number"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    logo = models.ImageField(
        _("logotype"),
        upload_to="logotypes",
        blank=True,
        validators=[FileExtensionValidator(["png", "webp", "jpg", "jpeg"])],
    )
    report_template = models.FileField(
        _("Word template for reports"),
        upload_to="report-templates",
        blank=True,
        validators=[FileExtensionValidator(["docx"])],
    )
    primary_colour = models.CharField(_("main colour"), max_length=7, default="#1d4f5c", validators=[COLOUR])
    accent_colour = models.CharField(_("accent colour"), max_length=7, default="#b4521e", validators=[COLOUR])
    font = models.CharField(_("typeface"), max_length=20, choices=Font, default=Font.SOURCE_SANS)

    legal_basis = models.TextField(
        _("legal basis of personal data"),
        blank=True,
        max_length=10_000,
        help_text=_(
            "On what ground in the law each kind of personal data is kept. Shown on the page about personal data; "
            "ask the data protection officer."
        ),
    )
    legal_basis_en = models.TextField(
        _("legal basis of personal data, in English"), blank=True, max_length=10_000
    )

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^\d{4}$"),
                name="accounts_municipality_code_is_four_digits",
                violation_error_message=_("A municipality code is four digits, for example 1781."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def county_code(self) -> str:
        """The two-digit code of the county: the first half of the municipality's."""
        return self.code[:2]
