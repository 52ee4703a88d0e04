"""Pictures that pages show, and those that were taken at events."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from framsteg.accounts.models import Municipality
from framsteg.audit.models import Recorded
from framsteg.participation.models import Event


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


class EventPicture(Recorded):
    """A picture that an event's page shows: what it shows in words, and who took it, always.

    Nobody but editors gets its files until the event is public (framsteg.cms.media, docs/adr/0060).
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="pictures", verbose_name=_("event")
    )
    image = models.ForeignKey(
        "wagtailimages.Image", on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    alt = models.CharField(
        _("what the picture shows"),
        max_length=300,
        help_text=_("Read aloud to those who cannot see it."),
    )
    alt_en = models.CharField(_("what the picture shows, in English"), max_length=300, blank=True)
    caption = models.CharField(_("text below the picture"), max_length=300, blank=True)
    caption_en = models.CharField(_("text below the picture, in English"), max_length=300, blank=True)
    credit = models.CharField(_("photographer or source"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        verbose_name = _("picture from an event")
        verbose_name_plural = _("pictures from events")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "image"],
                name="cms_event_picture_once",
                violation_error_message=_("The event shows this picture already."),
            ),
            models.CheckConstraint(
                condition=~models.Q(alt="") & ~models.Q(credit=""), name="cms_event_picture_is_told"
            ),
        ]

    def __str__(self) -> str:
        return self.alt

    @property
    def municipality(self) -> Municipality:
        return self.event.municipality
