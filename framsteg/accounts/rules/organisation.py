from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import OrganisationUnit, Role
from framsteg.audit import recording

ANOTHER_MUNICIPALITY = _("Choose one that belongs to the same municipality.")


@recording.check.register(OrganisationUnit)
def _unit(unit: OrganisationUnit, *, on: date) -> None:
    """The tree has no circles and stays within one municipality."""
    above = unit.parent
    if above is not None and above.municipality_id != unit.municipality_id:
        raise ValidationError({"parent": ANOTHER_MUNICIPALITY})
    while above is not None and unit.pk is not None:
        if above.pk == unit.pk:
            raise ValidationError(
                {"parent": _("A unit cannot be part of itself, not even by way of others.")}
            )
        above = above.parent


@recording.check.register(Role)
def _role(role: Role, *, on: date) -> None:
    for name in ("unit", "holder"):
        linked = getattr(role, name)
        if linked is not None and linked.municipality_id != role.municipality_id:
            raise ValidationError({name: ANOTHER_MUNICIPALITY})
