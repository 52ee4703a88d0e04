"""By which headings each column is known, in Swedish, English, Norwegian, Danish, Finnish and German."""

_KNOWN = {
    "code": (
        "kod; id; id-nr; idnr; beteckning; löpnr; löpnummer; åtgärds-id; code; ref; referens; kode; tunnus; kennung; "
        "åtgärdskod; åtgärdsnr; diarienummer; reference; measure id; nr/kod"
    ),
    "number": (
        "delprojektets nummer; nr; nr.; nummer; number; no; no.; numero; #; delprojekt nr; delprojektnummer; "
        "projektnummer; åtgärdsnummer; nro"
    ),
    "title": (
        "titel; delprojekt; åtgärd; åtgärder; aktivitet; aktiviteter; insats; insatser; benämning; namn; projekt; "
        "projektnamn; rubrik; uppdrag; handling; title; name; measure; measures; action; actions; activity; "
        "activities; project; sub-project; initiative; task; tiltak; aktivitet/åtgärd; indsats; foranstaltning; "
        "toimenpide; toimenpiteet; hanke; maßnahme; massnahme; maßnahmen; projekt/aktivitet; åtgärd/aktivitet; vad; "
        "vad ska göras; vad ska vi göra; namn på delprojekt; beskrivning av åtgärd; name of the sub-project; "
        "delprojektets namn; åtgärdsförslag; strategi/åtgärd"
    ),
    "area": (
        "strategic priority; strategic objective; priority; målområde/mål; programpunkt; insatsområden; prioritering; "
        "område; prioriterat område; fokusområde; målområde; insatsområde; huvudområde; utvecklingsområde; "
        "programområde; tema; strategi; strategiskt område; kategori; area; priority area; focus area; theme; "
        "category; pillar; innsatsområde; indsatsområde; fokusområde/mål; painopiste; painopistealue; handlungsfeld; "
        "themenfeld; linje; huvudmål; inriktningsmål; övergripande mål; main area; verksamhetsområde; perspektiv; "
        "delområde"
    ),
    "other_areas": (
        "övriga områden; andra områden; berörda områden; other areas; övriga områden som berörs; även område; other "
        "areas it touches; andra områden som berörs"
    ),
    "level2": (
        "nivå mellan område och delprojekt; mål; effektmål; delstrategi; goal; goals; objective; målsättning; "
        "tavoite; ziel; nämndmål; program; delprogram"
    ),
    "level3": "ännu en nivå mellan dem; delmål/strategi; sub-goal; strategi/delmål; underområde; aktivitetsområde",
    "summary": "sammanfattning; kort beskrivning; summary; kortfattad beskrivning; ingress",
    "body": (
        "beskrivning; innehåll; text; syfte; bakgrund; description; details; förklaring; beskrivelse; kuvaus; "
        "beschreibung; hur; purpose; förtydligande; motivering; genomförande; så gör vi"
    ),
    "stage": (
        "genomfört; status/läge; utfört; state of play; status; läge; lägesstatus; genomförandestatus; stage; state; "
        "tila; stand; nuläge; nulägesstatus; statusläge; fas; genomförd; tilanne; status åtgärd; lägesbedömning"
    ),
    "as_of": (
        "per; per datum; läge per; läget den; läget per; avser datum; as of; statusdatum; uppföljningsdatum; "
        "uppföljd; rapportdatum; senast uppdaterad; uppdaterad; status per; date of status; avstämningsdatum; läget "
        "gäller"
    ),
    "comment": (
        "anm; anm.; progress update; update; status update; lägesbeskrivning; kommentar/uppföljning; kommentar till "
        "lägesrapporten; kommentar; kommentarer; lägesrapport; uppföljning; resultat; anmärkning; comment; comments; "
        "notes; note; remarks; progress report; status text; vad har hänt; vad som har hänt; kommentti; kommentaari; "
        "bemerkung; kommentar till status; statuskommentar; notering; analys; utfall text; what has happened; "
        "bemærkning; merknad; anteckning; anteckningar"
    ),
    "progress": (
        "framsteg enligt planen; framsteg; procent; andel klart; progress; färdiggrad; färdigställandegrad; % klart; "
        "completion; percent complete; genomförandegrad; fremdrift; edistyminen; fortschritt; %; klart %; "
        "måluppfyllelse; grad av genomförande"
    ),
    "risk": (
        "risk enligt planen; risk; risker; riskbedömning; trafikljus; färg; prognos; bedömning; signal; rag; traffic "
        "light; avvikelse; risks"
    ),
    "outlook_time": "utsikt tid; tid (prognos); outlook for time; prognos tid; utsikt för tid; tidsläge",
    "outlook_cost": "utsikt kostnad; outlook for cost; prognos kostnad; utsikt för kostnad; kostnadsläge",
    "outlook_result": "utsikt resultat; outlook for result; prognos resultat; utsikt för resultat",
    "lead_unit": (
        "vem gör vad; ansvar; ansvar nämnd; responsible department; ansvarig/samordnare; ansvarig; ansvarig nämnd; "
        "ansvarig förvaltning; huvudansvarig; ansvarig enhet; nämnd; förvaltning; lead; lead unit; responsible; "
        "responsible unit; owner unit; ansvarig organisation; ägare; ansvarlig; ansvarlig enhet; vastuutaho; "
        "zuständig; verantwortlich; huvudman; utförare; ansvarig nämnd/bolag; ansvarig nämnd/styrelse; vem; vem "
        "ansvarar; ansvarig part; ansvariga; lead department; enhet; utförs av; leds av"
    ),
    "taking_part": (
        "medverkande; samverkan; samarbetspartner; samarbetspartners; deltagare; deltar; övriga; involverade; "
        "berörda; partner; partners; taking part; participants; berörda nämnder; samverkanspart; samverkansparter; "
        "medansvarig; medansvariga; övriga berörda; samarbete med; yhteistyötahot; partner organisations; "
        "samarbeidspartnere; samarbejdspartnere; beteiligte; stöd av; i samverkan med; units and partners taking "
        "part; deltagande enheter; enheter och parter som deltar; involverade parter"
    ),
    "owner": (
        "person; ansvar person; lead officer; responsible officer; kontakt; ansvarig (namn); responsible person; "
        "vastuuhenkilö/yhteyshenkilö; ansvarig roll; ansvarig tjänsteperson; ansvarig tjänsteman; kontaktperson; "
        "handläggare; projektledare; ansvarig person; owner; responsible role; project manager; action owner; "
        "contact; ansvarig chef; vastuuhenkilö; ansprechpartner; delprojektledare; uppdragsledare; ansvarig "
        "handläggare"
    ),
    "planned_time": (
        "datum; date; tidplan/klart; planerad tid, från och till; tidplan; tid; tidsperiod; period; när; tidsram; "
        "tidpunkt; genomförandetid; timeline; time frame; timeframe; when; schedule; år; tidsplan; aikataulu; "
        "zeitplan; zeitraum; tidsrom; planerad tid; planned time; tidhorisont"
    ),
    "planned_start": (
        "planerad start; start; startdatum; startår; från; planned start; start date; begins; starts; oppstart; "
        "alkaa; beginn; börjar; planerat startdatum; fr.o.m.; tidplan start; tid start; tidplan från; påbörjas"
    ),
    "planned_end": (
        "target date; completion date; deadline/klart; sista datum; färdigt; måldatum; planerat slut; slut; "
        "slutdatum; klart senast; deadline; till; planned end; end date; due; due date; ends; sluttdato; päättyy; "
        "ende; färdigt senast; planerat slutdatum; t.o.m.; slutår; tidplan slut; tid slut; planerat klart; frist; "
        "klart; beräknat klart; ska vara klart; målår; tidplan till; klar senast; senast klart; avslutas"
    ),
    "started_on": "startad; påbörjad; started; faktisk start; actual start; startade; påbörjades",
    "ended_on": (
        "avslutad; ended; faktiskt slut; actual end; avslutades; färdigställd; slutförd; klardatum; finished on"
    ),
    "place": (
        "plats; ort; geografi; geografiskt område; place; location; adress; stadsdel; sted; paikka; ort/område; var; "
        "kommundel"
    ),
    "milestones": (
        "delmål; milstolpe; milstolpar; milestone; milestones; hållpunkter; etappmål; milepæl; milepæler; "
        "välitavoite; meilenstein; etapper"
    ),
    "budget": (
        "belopp som planen anger; budget; kostnad; kostnader; belopp; resurser; medel; finansiering; cost; amount; "
        "beräknad kostnad; anslag; investering; kostnadsuppskattning; budsjett; kustannus; kosten; utgift; "
        "totalkostnad; estimated cost; ekonomi; resursbehov; budgeterat"
    ),
    "became": "vad det blev; blev; what it became; fortsättning; övergått till",
    "became_url": "adress till det som det blev; address of what it became; adress till vad det blev",
    "title_en": "titel på engelska; name in english; title in english; namn på engelska",
    "summary_en": "sammanfattning på engelska; summary in english",
    "body_en": "text på engelska; text in english",
    "became_en": "what it became, in english; vad det blev, på engelska",
    "area_mark": "område enligt rubriken, med kryss där det berörs",
    "time_mark": "tid enligt rubriken, med kryss där delprojektet pågår",
    "visibility": "synlighet; visibility",
    "provenance": "var uppgifterna kommer ifrån; varifrån uppgiften kommer; where this comes from",
    "provenance_note": (
        "not om varifrån uppgiften kommer; note on where this comes from; "
        "anmärkning om varifrån uppgiften kommer"
    ),
    "provenance_note_en": (
        "note on where this comes from, in english; not om varifrån uppgiften kommer, på engelska; anmärkning om "
        "varifrån uppgiften kommer, på engelska"
    ),
    "source_url": "källans adress; address of the source",
}
HEADINGS: dict[str, tuple[str, ...]] = {target: tuple(known.split("; ")) for target, known in _KNOWN.items()}
