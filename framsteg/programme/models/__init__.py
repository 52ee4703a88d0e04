"""The programme chain: what is run, in which phases, by whom, with what, and where it stands."""

from .areas import PriorityArea
from .closing import AnswerKind, Closing, ClosingAnswer, ClosingStep
from .decisions import Decision, DecisionOutcome
from .follow_ups import CarriedOut, DecisionFollowUp
from .forecasts import Forecast
from .goals import Goal
from .ledger import (
    EntryMatch,
    LedgerDelivery,
    LedgerFormat,
    LedgerMapping,
    MappingTarget,
    OutcomeEntry,
)
from .milestones import Milestone, MilestoneMove
from .money import Allocation, Appropriation, AppropriationRequest, RequestState
from .phases import Phase, PhaseKind
from .programme import Programme, ProgrammeKind
from .reporting import ReminderChoice, ReportDraft, ReportLink
from .round_rows import RoundRow
from .rounds import AskedAs, ReportingRound, RoundAsk, RoundState, TextRule
from .staffing import ProgrammeRole, ProgrammeUnit, RoleFunction, UnitPart
from .status_reports import Outlook, Stage, StatusReport, TakenBackReport
from .sub_projects import SubProject
from .targets import TargetDecision

__all__ = [
    "Allocation",
    "AnswerKind",
    "Appropriation",
    "AppropriationRequest",
    "AskedAs",
    "CarriedOut",
    "Closing",
    "ClosingAnswer",
    "ClosingStep",
    "Decision",
    "DecisionFollowUp",
    "DecisionOutcome",
    "EntryMatch",
    "Forecast",
    "Goal",
    "LedgerDelivery",
    "LedgerFormat",
    "LedgerMapping",
    "MappingTarget",
    "Milestone",
    "MilestoneMove",
    "OutcomeEntry",
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
    "RequestState",
    "RoleFunction",
    "RoundAsk",
    "RoundRow",
    "RoundState",
    "Stage",
    "StatusReport",
    "SubProject",
    "TakenBackReport",
    "TargetDecision",
    "TextRule",
    "UnitPart",
]
