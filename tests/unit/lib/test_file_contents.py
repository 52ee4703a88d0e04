"""A file is what it holds, whatever it is called; what could run is refused."""

import io
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from framsteg.cms.editor.forms.images import written_anew
from framsteg.lib.file_contents import Unfit, judged

ENDINGS = ["pdf", "docx", "xlsx", "odt", "csv", "txt", "jpg", "jpeg", "png", "gif", "webp"]


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "#1d4f5c").save(target, kind)
    return target.getvalue()


def packed(*parts: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return target.getvalue()


def pdf(act: Callable[[pikepdf.Pdf], None] = lambda document: None) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        act(document)
        document.save(target)
    return target.getvalue()


def with_script(document: pikepdf.Pdf) -> None:
    act = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    document.Root.OpenAction = document.make_indirect(act)


def with_program(document: pikepdf.Pdf) -> None:
    act = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
    document.Root.OpenAction = document.make_indirect(act)


WORD = (("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>"))
ODT = (("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<o/>"))
FIT = {
    "vision.pdf": pdf(),
    "plan.docx": packed(*WORD),
    "plan.odt": packed(*ODT),
    "rader.csv": "nr;titel\n1;Å".encode(),
    "från excel.txt": "nr\ttitel".encode("utf-16"),
    "torg.png": picture(),
    "torg.JPG": picture("JPEG"),
}
UNFIT = {
    "a.svg": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "ending"),
    "a.html": (b"<html>", "ending"),
    "without": (b"text", "ending"),
    "b.png": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "other"),
    "c.png": (picture("JPEG"), "other"),
    "d.png": (picture()[:60], "broken"),
    "e.png": (picture(size=(20_001, 2)), "large"),
    "f.pdf": (b"MZ\x90 a program", "other"),
    "g.pdf": (pdf()[:200], "broken"),
    "h.pdf": (pdf(with_script), "active"),
    "i.pdf": (pdf(with_program), "active"),
    "j.docx": (packed(("readme.txt", b"x")), "other"),
    "k.docx": (packed(*WORD, ("word/vbaProject.bin", b"x")), "active"),
    "l.xlsx": (packed(*WORD), "other"),
    "m.docx": (packed(*WORD, ("word/media/a.bin", b"\0" * 60_000_000)), "large"),
    "n.odt": (packed(*ODT, ("Basic/Standard/Module1.xml", b"x")), "active"),
    "o.odt": (b"PK\x03\x04 not a zip", "other"),
    "p.csv": (b"\x00\x01\x02", "other"),
    "q.docx": (packed(*WORD, ("word/embeddings/setup.exe", b"x")), "active"),
}


def test_files_that_are_what_they_say_are_taken() -> None:
    for name, content in FIT.items():
        judged(name, io.BytesIO(content), ENDINGS)


@pytest.mark.parametrize("name", UNFIT)
def test_others_are_refused_for_what_they_are(name: str) -> None:
    content, why = UNFIT[name]
    with pytest.raises(Unfit) as refused:
        judged(name, io.BytesIO(content), ENDINGS)
    assert refused.value.why == why


class Upload(io.BytesIO):
    def __init__(self, content: bytes, name: str) -> None:
        super().__init__(content)
        self.name, self.size = name, len(content)


def test_a_picture_no_longer_tells_where_it_was_taken_and_stands_the_right_way() -> None:
    target, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010F] = "Telefon"
    exif.get_ifd(0x8825)[1] = "N"  # where
    Image.new("RGB", (40, 20), "red").save(target, "JPEG", exif=exif, comment=b"Privat")
    made = written_anew(Upload(target.getvalue(), "torg.jpg"))
    content = made.read()
    with Image.open(io.BytesIO(content)) as picture:
        assert (picture.size, dict(picture.getexif()), picture.format) == ((20, 40), {}, "JPEG")
    assert all(word not in content for word in (b"Telefon", b"Exif", b"Privat"))


def test_a_moving_picture_still_moves_and_glass_is_clear() -> None:
    target = io.BytesIO()
    frames = [Image.new("RGB", (4, 4), each).convert("P") for each in ("red", "green", "blue")]
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=50, comment=b"Privat")
    made = written_anew(Upload(target.getvalue(), "rörlig.gif")).read()
    with Image.open(io.BytesIO(made)) as moving:
        assert getattr(moving, "n_frames", 1) == 3
    assert b"Privat" not in made
    clear = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(clear, "PNG")
    with Image.open(io.BytesIO(written_anew(Upload(clear.getvalue(), "glas.png")).read())) as glass:
        assert glass.convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)
