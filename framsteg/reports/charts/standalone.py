"""A chart as a picture of its own: for files, printing and download, where there is no page around it.

The charts measure across in per cent and draw their lines in a stretched space with lines of even width; not every
program that shows SVG knows the latter. Here the width is settled and the stretched space is taken away.
"""

import re
import xml.etree.ElementTree as ET

_SVG = "http://www.w3.org/2000/svg"
_POINT = re.compile(r"([ML ,]?)(-?\d+(?:\.\d+)?)[ ,](-?\d+(?:\.\d+)?)")
_ACROSS = ("x", "x1", "x2", "cx", "width")

ET.register_namespace("", _SVG)


def standalone(svg: str, width: int, font: str = "Source Sans 3") -> str:
    """`svg` with the width `width` and everything in pixels."""
    drawing = ET.fromstring(  # noqa: S314  a drawing of our own
        svg if "xmlns=" in svg[:400] else svg.replace("<svg ", f'<svg xmlns="{_SVG}" ', 1)
    )
    height = float(drawing.get("height", "100"))
    drawing.set("width", str(width))
    drawing.set("viewBox", f"-1 0 {width + 2} {height:g}")
    drawing.set("font-family", f"'{font}', sans-serif")
    _without_plain_patterns(drawing)
    for part in drawing.iter():
        for name in _ACROSS:
            value = part.get(name, "")
            if value.endswith("%"):
                part.set(name, f"{float(value[:-1]) * width / 100:.2f}")
    for holder in drawing.iter():
        for place, inner in enumerate(list(holder)):
            if inner.tag == f"{{{_SVG}}}svg":
                holder[place] = _settled(inner)
    return ET.tostring(drawing, encoding="unicode")


def _without_plain_patterns(drawing: ET.Element) -> None:
    """A pattern that is one colour alone becomes that colour: tiled, its edges would show."""
    plain = {}
    for pattern in drawing.iter(f"{{{_SVG}}}pattern"):
        if len(pattern) == 1:
            plain[f"url(#{pattern.get('id')})"] = pattern[0].get("fill", "#ffffff")
    for part in drawing.iter():
        if part.get("fill") in plain:
            part.set("fill", plain[part.get("fill", "")])


def _settled(inner: ET.Element) -> ET.Element:
    """A stretched drawing as a group at its place, with its points where they are seen."""
    _, _, across, down = (float(part) for part in inner.get("viewBox", "0 0 1 1").split())
    scale_x, scale_y = float(inner.get("width", "1")) / across, float(inner.get("height", "1")) / down
    group = ET.Element(f"{{{_SVG}}}g", transform=f"translate({inner.get('x', '0')} {inner.get('y', '0')})")
    for part in inner:
        for name in ("d", "points"):
            if part.get(name):
                part.set(name, _POINT.sub(lambda found: _moved(found, scale_x, scale_y), part.get(name, "")))
        part.attrib.pop("vector-effect", None)
        group.append(part)
    return group


def _moved(found: re.Match[str], scale_x: float, scale_y: float) -> str:
    return f"{found.group(1)}{float(found.group(2)) * scale_x:.2f} {float(found.group(3)) * scale_y:.2f}"
