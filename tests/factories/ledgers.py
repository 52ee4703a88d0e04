"""Files from made-up accounts, as bookkeeping programs write them."""

import io
from collections.abc import Iterable, Sequence
from datetime import date

import xlsxwriter

HEAD = (
    '#FLAGGA 0\r\n#FORMAT PC8\r\n#SIETYP 4\r\n#PROGRAM "Räkna" 1.0\r\n#GEN 20130115\r\n'
    '#FNAMN "Provköpings kommun"\r\n#ORGNR 212000-0000\r\n#RAR 0 20120101 20121231\r\n#RAR -1 20110101 20111231\r\n'
    '#DIM 1 "Ansvar"\r\n#DIM 6 "Projekt"\r\n#DIM 20 "Verksamhet"\r\n#OBJEKT 6 "P1" "Centrum"\r\n'
    '#OBJEKT 6 "P2" "Skola \\"Nya\\""\r\n#KONTO 1930 "Bank"\r\n#KONTO 3500 "Bidrag"\r\n#KONTO 5010 "Löner"\r\n'
    '#KONTO 7470 "Konsulter"\r\n'
)

Row = tuple[str, str, str]
"""Account, project and amount."""


def voucher(
    number: int, day: str, rows: Sequence[Row], text: str = "Faktura, å ä ö", counter: str = "1930"
) -> str:
    """A voucher that balances on a balance account."""
    total = sum(round(float(amount) * 100) for _account, _project, amount in rows)
    lines = [
        f'#TRANS {account} {{1 "100"{f" 6 {project}" if project else ""} 20 "211"}} {amount}'
        for account, project, amount in rows
    ]
    balance = f"#TRANS {counter} {{}} {-total / 100:.2f}"
    return "\r\n".join([f'#VER A {number} {day} "{text}" {day}', "{", *lines, balance, "}"])


def sie(*vouchers: str, head: str = HEAD, encoding: str = "cp437") -> bytes:
    return (head + "\r\n".join(vouchers) + "\r\n").encode(encoding)


TITLES = ("Konto", "Ansvar", "Verksamhet", "Projekt", "Motpart", "Belopp", "Datum", "Text")

Cells = Sequence[str | float | date]


def workbook(rows: Iterable[Cells], titles: Cells = TITLES, above: Iterable[Cells] = ()) -> bytes:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Huvudbok")
        for at, row in enumerate([*above, titles, *rows]):
            for column, cell in enumerate(row):
                sheet.write(at, column, cell)
    return output.getvalue()


def delimited(rows: Iterable[Sequence[str]], titles: Sequence[str] = TITLES, sign: str = ";") -> str:
    return "\n".join(sign.join(row) for row in [titles, *rows])
