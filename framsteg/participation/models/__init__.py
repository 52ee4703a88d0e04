"""Where people meet and speak: events, what they say at them, and messages to the municipality."""

from .contributions import (
    Channel,
    Contribution,
    ContributionState,
    Moderation,
    ModerationRule,
    StakeholderGroup,
    Theme,
)
from .events import Event, EventKind
from .inviting import Level
from .journeys import ContributionLink, ContributionStep, StepKind, Support
from .messages import Message, MessageKind
from .people import Giver, SignUp

__all__ = [
    "Channel",
    "Contribution",
    "ContributionLink",
    "ContributionState",
    "ContributionStep",
    "Event",
    "EventKind",
    "Giver",
    "Level",
    "Message",
    "MessageKind",
    "Moderation",
    "ModerationRule",
    "SignUp",
    "StakeholderGroup",
    "StepKind",
    "Support",
    "Theme",
]
