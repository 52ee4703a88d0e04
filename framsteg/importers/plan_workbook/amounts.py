"""Amounts as plans write them; the unit may stand in the heading."""

import re

from framsteg.importers.plan_workbook.cells import one_line
from framsteg.lib.amounts import parse_ore
from framsteg.lib.text import folded


def amount_ore(text: str, heading: str) -> int:
    """The amount in öre; the unit stands with it, or in the heading: "Budget (tkr)". Raises NotAnAmount."""
    unit = re.search(r"\b(tkr|mkr|mnkr|kkr|msek|ksek|miljoner|tusen)\b", folded(heading))
    plain = (
        re.sub(r"(?<=\d)[\s.,](?=\d{3}(?:\D|$))", "", one_line(text))
        if re.fullmatch(r"[\d\s]+", text)
        else one_line(text)
    )
    if unit and not re.search(r"[a-zåäö]", plain, re.IGNORECASE):
        names = {"kkr": "tkr", "ksek": "tkr", "msek": "mkr"}
        plain = f"{plain} {names.get(unit[1], unit[1])}"
    return parse_ore(
        re.sub(r"\bmsek\b", "mkr", re.sub(r"\b(kkr|ksek)\b", "tkr", plain, flags=re.I), flags=re.I)
    )


def kronor(ore: int) -> str:
    return f"{ore // 100:,}".replace(",", "\u00a0")
