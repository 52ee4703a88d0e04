"""Every kind of object in the editor."""

from .news import NewsCategoryViewSet
from .organisation import (
    AccessViewSet,
    MunicipalityViewSet,
    OrganisationGroup,
    PersonViewSet,
    RoleViewSet,
    UnitViewSet,
)
from .programme import (
    AppropriationViewSet,
    GoalViewSet,
    MilestoneViewSet,
    PhaseViewSet,
    PriorityAreaViewSet,
    ProgrammeRoleViewSet,
    ProgrammeUnitViewSet,
    ProgrammeViewSet,
    StatusReportViewSet,
    SubProjectViewSet,
)
from .records import DecisionViewSet, EventViewSet, MessageViewSet

ALONE = (
    ProgrammeViewSet,
    SubProjectViewSet,
    DecisionViewSet,
    EventViewSet,
    MessageViewSet,
    PhaseViewSet,
    GoalViewSet,
    PriorityAreaViewSet,
    MilestoneViewSet,
    StatusReportViewSet,
    AppropriationViewSet,
    ProgrammeRoleViewSet,
    ProgrammeUnitViewSet,
    MunicipalityViewSet,
    AccessViewSet,
    NewsCategoryViewSet,
)
"""Those with a menu item of their own, or none."""

IN_GROUP = (UnitViewSet, RoleViewSet, PersonViewSet)

__all__ = ["ALONE", "IN_GROUP", "OrganisationGroup"]
