"""Uploading pictures: what a file holds must be what its name says, and what it says of people and places is left out.

A picture from a phone tells where and when it was taken, and with what. It is written anew without that: only its
pixels, turned the right way, and its colours. Drawings that can hold scripts (SVG) are not taken at all.
"""

import io
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageOps, ImageSequence
from wagtail.images.forms import BaseImageForm

from framsteg.lib.file_contents import PICTURES, Unfit, ending_of, judged

from .refusals import UNFIT

QUALITY = {"JPEG": {"quality": 92, "optimize": True}, "WEBP": {"quality": 92}, "AVIF": {"quality": 85}}


class ImageForm(BaseImageForm):
    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")
        if not upload or "file" not in self.changed_data:
            return upload
        try:
            judged(upload.name, upload, settings.WAGTAILIMAGES_EXTENSIONS)
        except Unfit as error:
            raise ValidationError(UNFIT[error.why], params={"ending": ending_of(upload.name)}) from error
        return written_anew(upload)


def written_anew(upload: Any) -> Any:
    """The same picture without what was said in it besides: place, time, device, owner, thumbnails, comments."""
    kind = PICTURES[ending_of(upload.name)]
    upload.seek(0)
    try:
        with Image.open(upload) as picture:
            content = _content(picture, kind)
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(UNFIT["broken"]) from error
    file = ContentFile(content, name=upload.name)
    file.image = Image.open(io.BytesIO(content))  # type: ignore[attr-defined]  # as Django's field leaves it
    file.content_type = Image.MIME[kind]  # type: ignore[attr-defined]
    return file


def _content(picture: Image.Image, kind: str) -> bytes:
    target, more = io.BytesIO(), dict(QUALITY.get(kind, {}))
    profile = picture.info.get("icc_profile")
    if profile and kind != "GIF":
        more["icc_profile"] = profile
    if getattr(picture, "n_frames", 1) > 1 and kind in ("GIF", "WEBP", "PNG"):
        frames = [frame.copy() for frame in ImageSequence.Iterator(picture)]
        moving = {"duration": picture.info.get("duration", 100), "loop": picture.info.get("loop", 0)}
        _bare(frames[0]).save(
            target, kind, save_all=True, append_images=[_bare(each) for each in frames[1:]], **moving, **more
        )
        return target.getvalue()
    turned = ImageOps.exif_transpose(picture)
    _bare(turned).save(target, kind, **more)
    return target.getvalue()


def _bare(picture: Image.Image) -> Image.Image:
    """A picture whose writing knows only its pixels, and what is transparent in it."""
    kept = {name: picture.info[name] for name in ("transparency",) if name in picture.info}
    picture.info = kept  # type: ignore[assignment]
    return picture
