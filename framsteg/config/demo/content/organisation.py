"""Kristinehamn, and the bodies, partners and roles that the public source names. No person is named."""

from framsteg.accounts.models import Municipality, OrganisationUnit, Role, UnitKind
from framsteg.config.demo.loader import Loader

MUNICIPALITY = "municipality"

# Key, kind, name, name in English.
UNITS = (
    ("unit/executive-board", UnitKind.BOARD, "Kommunstyrelsen", "The municipal executive board"),
    (
        "unit/business-cooperation",
        UnitKind.PARTNER,
        "NäringslivsSamverkan i Kristinehamn",
        "NäringslivsSamverkan i Kristinehamn (business cooperation)",
    ),
    ("unit/police", UnitKind.PARTNER, "Polisen", "The police"),
    (
        "unit/employment-service",
        UnitKind.PARTNER,
        "Arbetsförmedlingen",
        "The Swedish Public Employment Service",
    ),
    ("unit/gender-equal-county", UnitKind.PARTNER, "Ett jämställt Värmland", "A gender-equal Värmland"),
)

# Key, title, title in English, key of the unit.
ROLES = (
    ("role/chief-executive", "Kommunchef", "Chief executive of the municipality", ""),
    ("role/heads", "Förvaltningschefer", "Heads of administration", ""),
    ("role/officials", "Tjänstemän från nämnderna", "Officials from the boards", ""),
    (
        "role/head-of-business-cooperation",
        "Chef för NäringslivsSamverkan i Kristinehamn",
        "Head of NäringslivsSamverkan i Kristinehamn",
        "unit/business-cooperation",
    ),
    (
        "role/contact-centre-group",
        "Projektgruppen för kontaktcenter",
        "The project group for the contact centre",
        "",
    ),
)


def load(demo: Loader) -> None:
    demo.add(
        MUNICIPALITY,
        lambda: Municipality(
            code="1781",
            name="Kristinehamn",
            slug="kristinehamn",
            organisation_number="212000-1868",
        ),
    )
    for key, kind, name, name_en in UNITS:
        _unit(demo, key, kind, name, name_en)
    for key, title, title_en, unit in ROLES:
        _role(demo, key, title, title_en, unit)


def _unit(demo: Loader, key: str, kind: UnitKind, name: str, name_en: str) -> None:
    demo.add(
        key,
        lambda: OrganisationUnit(
            municipality=demo.the(MUNICIPALITY, Municipality), kind=kind, name=name, name_en=name_en
        ),
    )


def _role(demo: Loader, key: str, title: str, title_en: str, unit: str) -> None:
    demo.add(
        key,
        lambda: Role(
            municipality=demo.the(MUNICIPALITY, Municipality),
            title=title,
            title_en=title_en,
            unit=demo.the(unit, OrganisationUnit) if unit else None,
        ),
    )
