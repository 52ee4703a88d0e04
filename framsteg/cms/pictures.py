"""Pictures in the sizes that pages need, as plain values."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch
from wagtail.images import get_image_model
from wagtail.images.shortcuts import get_renditions_or_not_found

from framsteg.lib.plain_language import Language, in_language
from framsteg.web.site import Picture

if TYPE_CHECKING:
    from framsteg.cms.models.pictures import EventPicture, Pictured

WIDTHS = (480, 960, 1440)
FILTERS = tuple(f"width-{width}|format-webp" for width in WIDTHS)
"""WebP, made anew: what a camera writes in a file, such as where it was, does not come along."""


def picture_of(page: "Pictured") -> Picture | None:
    """The picture of a page that has one."""
    if page.picture is None:
        return None
    alt = "" if page.picture_is_decoration else page.picture_alt
    return picture(page.picture, alt, page.picture_credit)


def picture(image: Any, alt: str, credit: str = "", caption: str = "") -> Picture:
    """`image` in all widths, as WebP; made at first use, found by one query after that."""
    made = get_renditions_or_not_found(image, FILTERS)
    renditions = sorted({each.width: each for each in made.values()}.values(), key=lambda each: each.width)
    middle = renditions[min(1, len(renditions) - 1)]
    srcset = ", ".join(f"{each.url} {each.width}w" for each in renditions)
    return Picture(middle.url, srcset, middle.width, middle.height, alt, credit, caption)


def pictures_of_event(event_id: int, language: Language) -> Sequence[Picture]:
    """In the editor's order; three queries, however many there are."""
    from framsteg.cms.models.pictures import EventPicture

    images = get_image_model().objects.prefetch_renditions(*FILTERS)
    found = EventPicture.objects.filter(event_id=event_id).order_by("order", "id")
    return [_told(each, language) for each in found.prefetch_related(Prefetch("image", queryset=images))]


def _told(chosen: "EventPicture", language: Language) -> Picture:
    alt = in_language(chosen.alt, chosen.alt_en, language)
    caption = in_language(chosen.caption, chosen.caption_en, language).value
    told = picture(chosen.image, alt.value, chosen.credit, caption)
    return told if alt.language == language else replace(told, language=alt.language)
