"""Three made-up plans that between them hold what real plans hold. No name of a person in them is anybody's."""

import io
from datetime import datetime
from typing import Any

import xlsxwriter

CENTRE = """Handlingsplan för ett levande Provköping;;;;;;;;;;
Antagen av KF § 11 2012-02-28, reviderad 2012-09-01;;;;;;;;;;
;;;;;;;;;;
Fokusområde;Nr;Åtgärd;Ansvarig;Tidplan;Status;Framsteg;Budget (tkr);Kommentar;;Internt
1. Näringsliv;1;Starta en lotsfunktion för företag;Näringslivskontoret / Provköpings Bolag AB;hösten 2012;Pågår enligt plan;75%;1Â\xa0700;Lotsen är på plats.;;ring 0550-880 00
;2;Frukostmöten;NärSam;minst två gånger per år;Klart;;200-300;"Kontakt: naringsliv@exempel.se";;
2. Skola; 3;"Läxhjälp<br>för alla &amp; envar";Barn- och utbildningsnämnden; senast 2013;Ej påbörjat;0%;150;;;
;4;Bättre lokaler;Sven Exempelsson;2014-2012;grön;;;"Två rader
i en cell";;
Fokusområde;Nr;Åtgärd;Ansvarig;Tidplan;Status;Framsteg;Budget (tkr);Kommentar;;Internt
3. Centrum; 5;Ett trevligare torg;Tekniska kontoret;01/02/2013;Ingen uppgift;;=H5*2;#REF!;;
1. Näringsliv;5;Ett trevligare torg;Tekniska kontoret;01/02/2013;Ingen uppgift;;;;;
;;;Kommunchefen;;;;;Kommunchefen leder nu arbetet.;;
Summa;;;;;;;2000;;;
Källa: Provköpings kommun;;;;;;;;;;
"""


def centre(edition: str = CENTRE) -> bytes:
    """Semicolons, Windows-1252, title rows, a repeated header, a sum, a source line, one measure under two areas."""
    return edition.encode("cp1252")


def growth() -> bytes:
    """A workbook: two header rows with merged cells, codes of three levels, parents, merged areas, real dates, formulas."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet("Försättsblad").write(0, 0, "Tillväxtprogram")
        sheet = book.add_worksheet("Åtgärder")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(0, 0, 0, 7, "Tillväxtprogram 2019-2022")
        for column, heading in enumerate(("Kod", "Namn", "Läge")):
            sheet.merge_range(2, column, 3, column, heading)
        sheet.merge_range(2, 3, 2, 4, "Tidplan")
        sheet.write_row(3, 3, ["Start", "Slut"])
        for column, heading in ((5, "Ansvarig"), (6, "Delmål"), (7, "Riskbedömning")):
            sheet.merge_range(2, column, 3, column, heading)
        rows: list[list[Any]] = [
            ["1", "Boende"],
            ["1.1", "Fler tomter", "Pågår", 2019.0, "2021.0", "Tekniska nämnden; Miljönämnden", "Detaljplan antagen: 2020-06-30\nFörsäljning"],
            ["1.1.1", "Peka ut mark", "", "", "2019-7-10"],
            ["1.1.2", "Ta fram underlag"],
            ["1.2", "Hyresrätter i Norra", "Genomförd", "2019-01", "T2 2020", "Provköpingshem AB", "", "gul"],
            ["2", "Arbete"],
            ["2.1", "Lärlingsplatser", "Vilande", "v. 12 2019", "tills vidare", "Utbildningsförvaltningen"],
            ["2.1", "Sommarjobb", "Utgår", "", "Q3 2019", "Utbildningsförvaltningen"],
            ["2.2", "En åtgärd vars namn är så långt att det inte får plats i ett fält för namn, " * 4],
        ]  # fmt: skip
        for at, row in enumerate(rows, start=4):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(at, column, value)
        sheet.write_datetime(10, 3, datetime(2019, 3, 18), day)
        sheet.write_formula(12, 2, '=IF(1=1,"Pågår","")', value="Pågår")
    return buffer.getvalue()


PROMISE = """Priority area,Measure,Lead department,Partners,Start date,Due date,Status,Comments,Owner
"Safety; Streets","109. Improve lighting, stage 2",Technical department,Police; Region Prov,2016-01-01,2017-12-31,In progress,,Project manager
Safety,"110. Night patrols",Technical department,,Jan 2016,31/12/2017,Completed,Call 070-123 45 67 or 811228-9874,
Streets,"111. Repair pavements",Technical department,,2016,2017,On hold,,
Streets,"112. Repair pavements",Leisure department,,2016,2017,Delayed,,
,"113. Benches",,,,,Not started,,
"""


def promise() -> bytes:
    """In English, with commas and a byte order mark, numbers in the names, personal data, and a row without an area."""
    return PROMISE.encode("utf-8-sig")


def locked() -> bytes:
    """How a workbook with a password begins: not a zip file but an older container with an encrypted package."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    )
