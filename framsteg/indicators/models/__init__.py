"""What is measured: regions, sources, indicators, their figures with all revisions, and what is aimed at."""

from .indicators import Direction, Frequency, Indicator
from .observations import WITH_VALUE, Observation, Sex, Status
from .regions import NATION, Region
from .sources import FetchRun, Source, SourceKind
from .targets import Baseline, Target

__all__ = [
    "NATION",
    "WITH_VALUE",
    "Baseline",
    "Direction",
    "FetchRun",
    "Frequency",
    "Indicator",
    "Observation",
    "Region",
    "Sex",
    "Source",
    "SourceKind",
    "Status",
    "Target",
]
