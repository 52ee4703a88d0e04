from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


class Pictured(models.Model):
    """A page with a picture: either its content is told in words, or it is marked as decoration."""

    picture = models.ForeignKey(
        "wagtailimages.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=300,
        blank=True,
        help_text=_("Read aloud to those who cannot see it."),
    )
    picture_is_decoration = models.BooleanField(
        _("the picture is only decoration"),
        default=False,
        help_text=_("It tells nothing that the text does not."),
    )
    picture_credit = models.CharField(_("photographer or source"), max_length=200, blank=True)

    picture_panels = [
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_alt"),
                FieldPanel("picture_is_decoration"),
                FieldPanel("picture_credit"),
            ],
            heading=_("Picture"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.picture_id and bool(self.picture_alt.strip()) == self.picture_is_decoration:
            raise ValidationError(
                {"picture_alt": _("Tell what the picture shows, or mark it as decoration: one of the two.")}
            )
