"""What can be wrong with figures, in plain words."""

from django.utils.translation import gettext as _


class IndicatorError(Exception):
    """Something about figures that a person has to know; the text says what."""


class LargeDeletion(IndicatorError):
    """So many figures would vanish that it must be said twice."""

    def __init__(self, title: str, vanishing: int, stored: int) -> None:
        super().__init__(
            _(
                "%(vanishing)d of the %(stored)d stored figures of “%(title)s” would no longer have a value. "
                "Nothing has been changed. Say explicitly that large deletions are allowed if this is right."
            )
            % {"vanishing": vanishing, "stored": stored, "title": title}
        )
        self.vanishing = vanishing
        self.stored = stored


class ContradictoryFigures(IndicatorError):
    """One delivery says two things about the same figure."""

    def __init__(self, region: str, period: str) -> None:
        super().__init__(
            _("The delivery holds two different figures for %(region)s %(period)s. Nothing has been changed.")
            % {"region": region, "period": period}
        )


class NothingUnderstood(IndicatorError):
    """Not one row of the delivery could be used."""

    def __init__(self, title: str, examples: tuple[str, ...]) -> None:
        super().__init__(
            _(
                "Not one row for “%(title)s” could be used. Nothing has been changed. For example: %(examples)s"
            )
            % {"title": title, "examples": "; ".join(examples[:3]) or "-"}
        )


class UnknownRegion(IndicatorError):
    """No municipality has the code."""

    def __init__(self, code: str) -> None:
        super().__init__(_("There is no municipality with the code “%(code)s”.") % {"code": code[:20]})


class NoFigures(IndicatorError):
    """The indicator has no figure where one is needed."""
