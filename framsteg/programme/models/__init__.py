"""The programme chain: what is run, in which phases, by whom, with what, and where it stands."""

from .areas import PriorityArea
from .closing import AnswerKind, Closing, ClosingAnswer, ClosingStep
from .decisions import Decision, DecisionOutcome
from .follow_ups import CarriedOut, DecisionFollowUp
from .goals import Goal
from .milestones import Milestone
from .money import Appropriation
from .phases import Phase, PhaseKind
from .programme import Programme, ProgrammeKind
from .staffing import ProgrammeRole, ProgrammeUnit, RoleFunction, UnitPart
from .status_reports import Outlook, Stage, StatusReport
from .sub_projects import SubProject
from .targets import TargetDecision

__all__ = [
    "AnswerKind",
    "Appropriation",
    "CarriedOut",
    "Closing",
    "ClosingAnswer",
    "ClosingStep",
    "Decision",
    "DecisionFollowUp",
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
    "TargetDecision",
    "UnitPart",
]
