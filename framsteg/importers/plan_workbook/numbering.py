"""Numbers and areas as they are written in names: "109. Förbättra …", "Fokusområde 3: Skola", "1, 3 och 5"."""

import re
from collections.abc import Iterable
from functools import lru_cache

from framsteg.importers.plan_workbook.cells import is_nothing, one_line
from framsteg.importers.plan_workbook.plan import AreaName
from framsteg.lib.text import folded

_MARKS = (
    r"linje|åtgärd|insats|mål|delmål|aktivitet|delprojekt|projekt|punkt|nr|område|delområde|uppdrag|strategi|"
    r"fokusområde|"
    r"insatsområde|målområde|prioriterat område|measure|action|line|goal|area|priority area|focus area|theme|tema|"
    r"tiltak|indsats|"
    r"toimenpide|maßnahme|handlungsfeld|kapitel|del|steg"
)
_NUMBERED = re.compile(
    rf"(?P<mark>(?:{_MARKS})\s+)?(?P<code>[a-zåäö]?\d+(?:[.:]\d+)*[a-z]?)(?P<end>[.):]?)\s*(?P<dash>[-–:]\s*)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)


def numbered(name: str) -> tuple[str, str] | None:
    """ "109. Förbättra …" as 109 and "Förbättra …"; "Linje 4.3 Bygg" as "Linje 4.3" and "Bygg";
    "2 lekplatser" as it is."""
    found = _NUMBERED.fullmatch(name)
    if found is None or not (
        found["end"] or found["mark"] or found["dash"] or re.search(r"[.:]", found["code"])
    ):
        return None
    code = f"{(found['mark'] or '').strip()} {found['code']}".strip()
    rest = found["rest"].strip()
    return (code, rest) if rest and not rest[0].isdigit() else ((code, name) if found["mark"] else None)


@lru_cache(maxsize=4096)
def area_name(text: str) -> AreaName:
    """ "3. Ökad sysselsättning", "Fokusområde 3: Skola", "3", "Skola"."""
    plain = one_line(text)
    if re.fullmatch(r"\d{1,4}", plain):
        return AreaName(int(plain) or None, "")
    found = _NUMBERED.fullmatch(plain)
    if (
        found is not None
        and re.fullmatch(r"\d{1,4}", found["code"])
        and (found["end"] or found["mark"] or found["dash"] or found["rest"][:1].isupper())
    ):
        return AreaName(int(found["code"]) or None, found["rest"].strip()[:200])
    return AreaName(None, plain[:200])


def split_areas(cell: str, known: Iterable[str]) -> list[str]:
    """Areas in one cell, parted by semicolon, line or bar; by comma only where every part is an area by itself."""
    if is_nothing(cell):
        return []
    pieces = [piece.strip() for piece in re.split(r"[;\n|]", cell) if piece.strip()]
    found = []
    for piece in pieces:
        parts = [part.strip() for part in re.split(r",|\boch\b|\band\b|&", piece) if part.strip()]
        if len(parts) > 1 and (
            all(re.fullmatch(r"\d{1,3}", part) for part in parts)
            or all(folded(part) in known for part in parts)
        ):
            found.extend(parts)
        else:
            found.append(piece)
    return [each for each in found if not is_nothing(each)]
