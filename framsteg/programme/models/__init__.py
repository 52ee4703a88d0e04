"""The programme chain: what is run, in which phases, by whom, with what, and where it stands."""

from .areas import PriorityArea
from .decisions import Decision, DecisionOutcome
from .goals import Goal
from .milestones import Milestone, MilestoneMove
from .money import Appropriation
from .phases import Phase, PhaseKind
from .programme import Programme, ProgrammeKind
from .reporting import ReminderChoice, ReportDraft, ReportLink
from .round_rows import RoundRow
from .rounds import AskedAs, ReportingRound, RoundAsk, RoundState, TextRule
from .staffing import ProgrammeRole, ProgrammeUnit, RoleFunction, UnitPart
from .status_reports import Outlook, Stage, StatusReport
from .sub_projects import SubProject

__all__ = [
    "Appropriation",
    "AskedAs",
    "Decision",
    "DecisionOutcome",
    "Goal",
    "Milestone",
    "MilestoneMove",
    "Outlook",
    "Phase",
    "PhaseKind",
    "PriorityArea",
    "Programme",
    "ProgrammeKind",
    "ProgrammeRole",
    "ProgrammeUnit",
    "ReminderChoice",
    "ReportDraft",
    "ReportLink",
    "ReportingRound",
    "RoleFunction",
    "RoundAsk",
    "RoundRow",
    "RoundState",
    "Stage",
    "StatusReport",
    "SubProject",
    "TextRule",
    "UnitPart",
]
