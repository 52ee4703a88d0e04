"""Amounts as plans write them; the unit may stand in the heading."""

import re

from framsteg.importers.plan_workbook.cells import one_line
from framsteg.lib.amounts import NotAnAmount, parse_ore
from framsteg.lib.text import folded

_THOUSANDS = re.compile(r"\b(tkr|kkr|ksek|tusen|tusental|1 ?000|000)\b")
_MILLIONS = re.compile(r"\b(mkr|mnkr|msek|miljoner|mio|mill)\b")
_FOREIGN = re.compile(r"[£€$]|\b(nok|dkk|eur|euro|gbp|usd)\b")


def amount_ore(text: str, heading: str) -> int:
    """The amount in öre; the unit stands with it, or in the heading: "Budget (tkr)". Raises NotAnAmount.

    Another currency is not kronor and is not read.
    """
    named, plain = folded(heading), re.sub(r"\s*[:,][-–]$", "", one_line(text))
    if _FOREIGN.search(named) or _FOREIGN.search(plain.casefold()):
        raise NotAnAmount(text)
    if re.fullmatch(r"[\d\s]+", plain):
        plain = re.sub(r"(?<=\d)\s(?=\d{3}(?:\D|$))", "", plain)
    if not re.search(r"[a-zåäö]", plain, re.IGNORECASE):
        unit = " tkr" if _THOUSANDS.search(named) else " mkr" if _MILLIONS.search(named) else ""
        plain = f"{plain}{unit}"
    plain = re.sub(r"\b(msek|mio\.?)", "mkr", plain, flags=re.IGNORECASE)
    return parse_ore(re.sub(r"\b(kkr|ksek)\b", "tkr", plain, flags=re.IGNORECASE))


def kronor(ore: int) -> str:
    return f"{ore // 100:,}".replace(",", "\u00a0")
