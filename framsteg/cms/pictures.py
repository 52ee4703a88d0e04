"""Pictures in the sizes that pages need, as plain values."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.images.shortcuts import get_renditions_or_not_found

if TYPE_CHECKING:
    from framsteg.cms.models.pictures import Pictured

WIDTHS = (480, 960, 1440)


@dataclass(frozen=True)
class Picture:
    """A picture with its narrower and wider versions. Decoration has no alternative text."""

    url: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str = ""
    caption: str = ""


def picture_of(page: "Pictured") -> Picture | None:
    """The picture of a page that has one."""
    if page.picture is None:
        return None
    alt = "" if page.picture_is_decoration else page.picture_alt
    return picture(page.picture, alt, page.picture_credit)


def picture(image: Any, alt: str, credit: str = "", caption: str = "") -> Picture:
    """`image` in all widths, as WebP; made at first use, found by one query after that."""
    made = get_renditions_or_not_found(image, [f"width-{width}|format-webp" for width in WIDTHS])
    renditions = sorted({each.width: each for each in made.values()}.values(), key=lambda each: each.width)
    middle = renditions[min(1, len(renditions) - 1)]
    srcset = ", ".join(f"{each.url} {each.width}w" for each in renditions)
    return Picture(middle.url, srcset, middle.width, middle.height, alt, credit, caption)
