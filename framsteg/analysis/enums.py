"""The words of an evaluation that are stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ClaimLevel(models.IntegerChoices):
    """How much may be said in public. A higher number allows everything that a lower one does."""

    NO_COMPARISON = 1, _("No comparison has been made")
    TOO_EARLY = 2, _("Too early to say")
    NO_EFFECT_SHOWN = 3, _("No effect can be shown")
    DIFFERS = 4, _("Differs from the comparison")
    EFFECT_SUPPORTED = 5, _("The effect is supported")


class Scale(models.TextChoices):
    """On which scale the series are compared."""

    LEVEL = "level", _("Level")
    LOG = "log", _("Logarithm (relative change)")
    INDEX = "index", _("Index (100 = last period before)")
    GROWTH = "growth", _("Growth per period")


class Estimator(models.TextChoices):
    """How the comparison is put together."""

    SDID = "sdid", _("Synthetic difference-in-differences")
    DEMEANED = "demeaned", _("Demeaned synthetic control")
    ANCHORED = "anchored", _("Synthetic control anchored at the last period before")
    CLASSIC = "sc", _("Classic synthetic control")
    RIDGE = "ridge", _("Ridge-augmented synthetic control")
    DID = "did", _("Plain difference-in-differences")


class DonorsRule(models.TextChoices):
    """Which municipalities may be part of the comparison, before exclusions."""

    ALL = "all", _("All other municipalities")
    SIMILAR_SIZE = "similar_size", _("Municipalities of half to double the size")
    OTHER_COUNTIES = "other_counties", _("All municipalities outside the county")


class Check(models.TextChoices):
    """What is tried beside the main computation, by the engine's codes. What counts is filed in advance."""

    PRE_FIT = "pre_fit", _("How well the comparison fits before the start")
    CONVEX_HULL = "convex_hull", _("Whether the other municipalities can make up this one")
    LEAVE_ONE_DONOR_OUT = "leave_one_donor_out", _("Without one municipality of the comparison at a time")
    IN_TIME = "in_time", _("Imaginary programmes in earlier years")
    DONOR_POOLS = "donor_pools", _("Other choices of municipalities to compare with")
    SERIES_START = "series_start", _("A series that begins later")
    TREATMENT_START = "treatment_start", _("A start one period earlier or later")
    BREAKS = "breaks", _("Breaks in the series")
    DATA = "data", _("What the figures are like")
    OPTIMALITY = "optimality", _("Whether the computation reached its optimum")
    ESTIMATORS_AGREE = "estimators_agree", _("Other methods")


class RunOutcome(models.TextChoices):
    """How a run ended."""

    COMPUTED = "computed", _("Computed")
    TOO_EARLY = "too_early", _("Too early to say")
    FAILED = "failed", _("Could not be computed")


class Criterion(models.TextChoices):
    """The three criteria by which the Swedish National Audit Office graded effect evaluations (RiR 2020:30)."""

    COUNTERFACTUAL = "counterfactual", _("A comparison with what would have happened otherwise")
    ASSUMPTIONS = "assumptions", _("Justified statistical assumptions")
    METHOD = "method", _("Justified choice of method")
