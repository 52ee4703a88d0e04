"""A picture to the example event: a drawing, made here, that says it is an example. Nobody was photographed."""

import io
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

from framsteg.accounts.models import Municipality
from framsteg.cms.editor.access import collection_of
from framsteg.cms.models import EventPicture
from framsteg.config.demo.content.organisation import MUNICIPALITY
from framsteg.config.demo.loader import Loader
from framsteg.participation.models import Event

WIDTH, HEIGHT = 1600, 1067
SKY, FAR, GRASS, PATH, RIVER, WOOD, LEAVES = (
    "#dcebf2", "#a9c7b4", "#86b07f", "#e6dcc3", "#5f93ad", "#7a5a3c", "#4f7f52",
)  # fmt: skip


def load(demo: Loader, event: str) -> None:
    demo.add_through(f"{event}/drawing", lambda: _uploaded(demo))
    demo.add(
        f"{event}/picture",
        lambda: EventPicture(
            event=demo.the(event, Event),
            image=demo.the(f"{event}/drawing", get_image_model()),
            alt="Teckning: en å med en gångväg bredvid, tre bänkar och några träd.",
            alt_en="Drawing: a river with a path beside it, three benches and some trees.",
            caption="Exempel: så visas en bild från en händelse.",
            caption_en="Example: this is how a picture from an event is shown.",
            credit="Teckning gjord för demon",
        ),
    )


def _uploaded(demo: Loader) -> Any:
    file = io.BytesIO()
    _drawn().save(file, "PNG")
    return get_image_model().objects.create(
        title="Exempel: bänkar längs ån",
        file=ContentFile(file.getvalue(), "exempel-bankar.png"),
        collection=collection_of(demo.the(MUNICIPALITY, Municipality)),
    )


def _drawn() -> Image.Image:
    drawing = Image.new("RGB", (WIDTH, HEIGHT), SKY)
    pen = ImageDraw.Draw(drawing)
    pen.ellipse((-300, 380, 900, 1300), fill=FAR)
    pen.ellipse((600, 420, 2000, 1400), fill=FAR)
    pen.rectangle((0, 600, WIDTH, HEIGHT), fill=GRASS)
    pen.polygon([(0, 860), (WIDTH, 700), (WIDTH, 830), (0, 1010)], fill=RIVER)
    pen.polygon([(0, 750), (WIDTH, 625), (WIDTH, 660), (0, 800)], fill=PATH)
    for left, ground in ((180, 640), (640, 610), (1330, 590)):
        pen.rectangle((left + 42, ground - 130, left + 62, ground + 40), fill=WOOD)
        pen.ellipse((left - 50, ground - 330, left + 155, ground - 90), fill=LEAVES)
    for left, ground in ((360, 760), (800, 725), (1180, 695)):
        _bench(pen, left, ground)
    return drawing


def _bench(pen: ImageDraw.ImageDraw, left: int, ground: int) -> None:
    pen.rectangle((left, ground - 95, left + 190, ground - 78), fill=WOOD)
    pen.rectangle((left, ground - 70, left + 190, ground - 53), fill=WOOD)
    pen.rectangle((left - 8, ground - 38, left + 198, ground - 18), fill=WOOD)
    for leg in (left + 12, left + 166):
        pen.rectangle((leg, ground - 95, leg + 12, ground + 22), fill=WOOD)
