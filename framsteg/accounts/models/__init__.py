"""Who is who: the municipality as tenant, its organisation, its roles, and the users of the editor."""

from .group_mappings import GroupMapping
from .municipality import Municipality
from .organisation import OrganisationUnit, UnitKind
from .roles import Person, Role
from .users import Access, AccessGrant, User

__all__ = [
    "Access",
    "AccessGrant",
    "GroupMapping",
    "Municipality",
    "OrganisationUnit",
    "Person",
    "Role",
    "UnitKind",
    "User",
]
