"""Every kind of object in the editor."""

from .accessibility import AccessibilityFaultViewSet
from .news import NewsCategoryViewSet
from .organisation import MunicipalityViewSet, OrganisationGroup
from .programme import (
    AppropriationViewSet,
    GoalViewSet,
    PhaseViewSet,
    PriorityAreaViewSet,
    ProgrammeRoleViewSet,
    ProgrammeUnitViewSet,
    ProgrammeViewSet,
)
from .records import DecisionViewSet, EventViewSet, MessageViewSet
from .sub_projects import MilestoneViewSet, StatusReportViewSet, SubProjectViewSet
from .trace import ClosingAnswerViewSet, DecisionFollowUpViewSet, TargetDecisionViewSet

ALONE = (
    ProgrammeViewSet,
    SubProjectViewSet,
    DecisionViewSet,
    DecisionFollowUpViewSet,
    TargetDecisionViewSet,
    ClosingAnswerViewSet,
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
    NewsCategoryViewSet,
    AccessibilityFaultViewSet,
)
"""Those with a menu item of their own, or none."""

__all__ = ["ALONE", "OrganisationGroup"]
