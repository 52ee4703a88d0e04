"""Where people meet and speak: events, what they say at them, messages, and who wants to be told what happens."""

from .answers import Answer
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
from .messages import Message, MessageKind, QuestionRule
from .people import Giver, SignUp
from .sending import SentInMinute
from .subscriptions import Frequency, Subscriber, Subscription, TopicKind

__all__ = [
    "Answer",
    "Channel",
    "Contribution",
    "ContributionLink",
    "ContributionState",
    "ContributionStep",
    "Event",
    "EventKind",
    "Frequency",
    "Giver",
    "Level",
    "Message",
    "MessageKind",
    "Moderation",
    "ModerationRule",
    "QuestionRule",
    "SentInMinute",
    "SignUp",
    "StakeholderGroup",
    "StepKind",
    "Subscriber",
    "Subscription",
    "Support",
    "Theme",
    "TopicKind",
]
