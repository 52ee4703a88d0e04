"""How it was done: who was responsible, who took part, and in which way."""

from django.utils.translation import gettext, override

from framsteg.programme.models import RoleFunction, UnitPart
from framsteg.programme.queries.participants import RoleInProgramme, UnitInProgramme
from framsteg.reports.document import Block, Column, Paragraph, Row, Section, Table

from .gathering import Gathered
from .writing import cell, either, said, to_write, used_columns


def organisation(g: Gathered) -> Section:
    return Section(
        "genomforande",
        gettext("How it was done"),
        (
            *to_write(
                g.texts,
                "how",
                gettext("How the work was done"),
                gettext("How was the work led and followed up? What was changed on the way, and why?"),
            ),
        ),
        (Section("organisation", gettext("Organisation"), _tables(g)),),
    )


def _tables(g: Gathered) -> tuple[Block, ...]:
    taking_part = g.story.parts.participants
    tables: list[Block] = []
    columns: tuple[Column, ...]
    if taking_part.roles:
        rows = tuple(_role(g, each) for each in taking_part.roles)
        columns = (
            Column("roll", gettext("Role")),
            Column("del", gettext("Part in the programme")),
            Column("enhet", gettext("Unit")),
        )
        tables.append(used_columns(Table("roller", gettext("Roles"), columns, rows), always=2))
    if taking_part.units:
        rows = tuple(_unit(g, each) for each in taking_part.units)
        columns = (Column("enhet", gettext("Unit")), Column("del", gettext("Part in the programme")))
        tables.append(Table("enheter", gettext("Units and partners"), columns, rows))
    return tuple(tables) or (Paragraph(said(gettext("The organisation is not stated."))),)


def _role(g: Gathered, role: RoleInProgramme) -> Row:
    with override(g.language):
        function = str(RoleFunction(role.function).label)
    title = either(role.title, role.title_en, g.language)
    named = (title, *cell(f", {role.holder}")) if role.holder else (title,)
    unit = (either(role.unit, role.unit_en, g.language),) if role.unit else ()
    return Row((named, cell(function), unit))


def _unit(g: Gathered, unit: UnitInProgramme) -> Row:
    with override(g.language):
        part = str(UnitPart(unit.part).label)
    return Row(((either(unit.name, unit.name_en, g.language),), cell(part)))
