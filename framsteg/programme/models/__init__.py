"""The programme chain: what is run, in which phases, by whom, with what, and where it stands."""

from .areas import PriorityArea
from .decisions import Decision, DecisionOutcome
from .goals import Goal
from .milestones import Milestone
from .money import Appropriation
from .phases import Phase, PhaseKind
from .programme import Programme, ProgrammeKind
from .staffing import ProgrammeRole, ProgrammeUnit, RoleFunction, UnitPart
from .status_reports import Outlook, Stage, StatusReport, TakenBackReport
from .sub_projects import SubProject

__all__ = [
    "Appropriation",
    "Decision",
    "DecisionOutcome",
    "Goal",
    "Milestone",
    "Outlook",
    "Phase",
    "PhaseKind",
    "PriorityArea",
    "Programme",
    "ProgrammeKind",
    "ProgrammeRole",
    "ProgrammeUnit",
    "RoleFunction",
    "Stage",
    "StatusReport",
    "SubProject",
    "TakenBackReport",
    "UnitPart",
]
