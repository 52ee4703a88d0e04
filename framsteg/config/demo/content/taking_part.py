"""Which roles and units take part in a programme."""

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.config.demo.loader import Loader
from framsteg.programme.models import Programme, ProgrammeRole, ProgrammeUnit, RoleFunction, UnitPart


def link_role(demo: Loader, programme: str, role: str, function: RoleFunction, order: int) -> None:
    """Give the role stored under the key `role` a part in a programme."""
    demo.add(
        f"{programme}/{role}",
        lambda: ProgrammeRole(
            programme=demo.the(programme, Programme),
            role=demo.the(role, Role),
            function=function,
            order=order,
        ),
    )


def link_unit(demo: Loader, programme: str, unit: str, part: UnitPart, order: int) -> None:
    """Give the unit stored under the key `unit` a part in a programme."""
    demo.add(
        f"{programme}/{unit}",
        lambda: ProgrammeUnit(
            programme=demo.the(programme, Programme),
            unit=demo.the(unit, OrganisationUnit),
            part=part,
            order=order,
        ),
    )
