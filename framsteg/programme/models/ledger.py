"""What was spent, from the accounts: deliveries of entries, and the rules that say which sub-project each is for."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from framsteg.audit.models import Recorded

from .money import budget_year_field, budget_year_possible
from .programme import Programme
from .sub_projects import SubProject

SHA256 = r"^[0-9a-f]{64}$"


class MappingTarget(models.TextChoices):
    """What an entry of the accounts is for."""

    SUB_PROJECT = "sub_project", _("A sub-project")
    PROGRAMME = "programme", _("The programme as a whole")
    OUTSIDE = "outside", _("Not the programme")


class LedgerMapping(Recorded):
    """A rule: entries with this project code, or on these accounts, are for this. The first rule that fits decides.

    A project code that ends in * fits every code that begins so; * alone fits also entries without a project.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="ledger_mappings", verbose_name=_("programme")
    )
    order = models.PositiveIntegerField(_("order"))
    project_code = models.CharField(
        _("project code"),
        max_length=40,
        blank=True,
        help_text=_("As in the accounts. End with * for all codes that begin so; * alone fits every entry."),
    )
    account_from = models.PositiveIntegerField(_("account from"), null=True, blank=True)
    account_to = models.PositiveIntegerField(_("account to"), null=True, blank=True)
    target = models.CharField(
        _("is for"), max_length=12, choices=MappingTarget, default=MappingTarget.SUB_PROJECT
    )
    sub_project = models.ForeignKey(
        SubProject,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ledger_mappings",
        verbose_name=_("sub-project"),
    )

    class Meta:
        verbose_name = _("rule for the accounts")
        verbose_name_plural = _("rules for the accounts")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "order"],
                name="programme_mapping_order_once",
                violation_error_message=_("Another rule of the programme has this place in the order."),
            ),
            models.CheckConstraint(
                condition=~Q(project_code="") | Q(account_from__isnull=False),
                name="programme_mapping_says_something",
                violation_error_message=_("Write a project code, or accounts, or both."),
            ),
            models.CheckConstraint(
                condition=Q(account_from__isnull=True, account_to__isnull=True)
                | Q(
                    account_from__isnull=False,
                    account_to__isnull=False,
                    account_to__gte=F("account_from"),
                ),
                name="programme_mapping_accounts_in_order",
                violation_error_message=_("Write both the first and the last account, in that order."),
            ),
            models.CheckConstraint(
                condition=Q(target=MappingTarget.SUB_PROJECT, sub_project__isnull=False)
                | (~Q(target=MappingTarget.SUB_PROJECT) & Q(sub_project__isnull=True)),
                name="programme_mapping_names_its_sub_project",
                violation_error_message=_("Choose a sub-project exactly where the rule is for one."),
            ),
            models.CheckConstraint(
                condition=Q(target__in=MappingTarget.values), name="programme_mapping_target_known"
            ),
        ]

    def __str__(self) -> str:
        accounts = f"{self.account_from}–{self.account_to}" if self.account_from is not None else ""
        return " ".join(filter(None, [self.project_code, accounts]))


class LedgerFormat(models.TextChoices):
    SIE = "sie", _("SIE 4")
    TABLE = "table", _("Table")


class LedgerDelivery(models.Model):
    """A file from the accounts, taken in for the months from `period_from` to `period_to` of a programme.

    Its entries replaced all that were there for those months. What the file held beside them is counted, so that
    entries + outside + balance = the whole file, to the öre.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="ledger_deliveries", verbose_name=_("programme")
    )
    file_name = models.CharField(_("file"), max_length=300)
    format = models.CharField(_("format"), max_length=10, choices=LedgerFormat)
    content_sha256 = models.CharField(_("checksum of the file"), max_length=64)
    rows_sha256 = models.CharField(_("checksum of what was taken in"), max_length=64)
    period_from = models.DateField(_("first month"))
    period_to = models.DateField(_("last month"))
    costs_are_negative = models.BooleanField(_("costs are written with a minus in the file"), default=False)
    applied_at = models.DateTimeField(_("taken in"))
    applied_by = models.CharField(_("by"), max_length=200)
    entry_count = models.PositiveIntegerField(_("entries"))
    entry_ore = models.BigIntegerField(_("sum of the entries, in öre"))
    unmatched_count = models.PositiveIntegerField(_("unmatched"))
    unmatched_ore = models.BigIntegerField(_("sum of the unmatched, in öre"))
    outside_count = models.PositiveIntegerField(_("not the programme"))
    outside_ore = models.BigIntegerField(_("sum of what is not the programme, in öre"))
    balance_count = models.PositiveIntegerField(_("on balance accounts"))
    balance_ore = models.BigIntegerField(_("sum on balance accounts, in öre"))
    replaced_count = models.PositiveIntegerField(_("replaced entries"))
    replaced_ore = models.BigIntegerField(_("sum of the replaced entries, in öre"))
    warnings = models.JSONField(_("warnings"), default=list)

    class Meta:
        verbose_name = _("file from the accounts")
        verbose_name_plural = _("files from the accounts")
        indexes = [models.Index(fields=["programme", "-applied_at"], name="programme_latest_delivery")]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="programme_delivery_period_in_order"
            ),
            models.CheckConstraint(
                condition=Q(content_sha256__regex=SHA256, rows_sha256__regex=SHA256),
                name="programme_delivery_has_checksums",
            ),
            models.CheckConstraint(
                condition=Q(format__in=LedgerFormat.values), name="programme_delivery_format_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} {self.period_from:%Y-%m}–{self.period_to:%Y-%m}"


class EntryMatch(models.TextChoices):
    SUB_PROJECT = "sub_project", _("A sub-project")
    PROGRAMME = "programme", _("The programme as a whole")
    UNMATCHED = "unmatched", _("Unmatched")


class OutcomeEntry(models.Model):
    """A row of the accounts. A cost is positive and an income negative, whatever the file wrote.

    `period` is the first day of the month that the entry counts in; `booked_on` is its own date, which may be earlier.
    Unmatched entries count in the programme's total and are shown apart.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="outcome_entries", db_index=False
    )
    delivery = models.ForeignKey(LedgerDelivery, on_delete=models.CASCADE, related_name="entries")
    match = models.CharField(_("is for"), max_length=12, choices=EntryMatch)
    sub_project = models.ForeignKey(
        SubProject,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="outcome_entries",
        verbose_name=_("sub-project"),
        db_index=False,
    )
    budget_year = budget_year_field()
    period = models.DateField(_("month"))
    booked_on = models.DateField(_("date"))
    account = models.CharField(_("account"), max_length=20)
    amount_ore = models.BigIntegerField(_("amount in öre"))
    responsibility = models.CharField(_("responsibility (ansvar)"), max_length=40, blank=True)
    activity = models.CharField(_("activity (verksamhet)"), max_length=40, blank=True)
    project = models.CharField(_("project code"), max_length=40, blank=True)
    counterpart = models.CharField(_("counterpart (motpart)"), max_length=40, blank=True)
    text = models.CharField(_("text"), max_length=200, blank=True)
    voucher = models.CharField(_("voucher"), max_length=40, blank=True)
    line = models.PositiveIntegerField(_("row of the file"))

    class Meta:
        verbose_name = _("outcome entry")
        verbose_name_plural = _("outcome entries")
        indexes = [
            models.Index(
                fields=["programme", "budget_year", "match", "sub_project", "amount_ore"],
                name="programme_outcome_sums",
            ),
            models.Index(
                fields=["sub_project", "budget_year", "amount_ore"], name="programme_outcome_of_sub"
            ),
            models.Index(fields=["programme", "period"], name="programme_outcome_period"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(match=EntryMatch.SUB_PROJECT, sub_project__isnull=False)
                | (Q(match__in=[EntryMatch.PROGRAMME, EntryMatch.UNMATCHED]) & Q(sub_project__isnull=True)),
                name="programme_outcome_names_its_sub_project",
            ),
            models.CheckConstraint(condition=Q(period__day=1), name="programme_outcome_period_is_a_month"),
            budget_year_possible("programme_outcome_year"),
        ]

    def __str__(self) -> str:
        return f"{self.booked_on} {self.account} {self.voucher}".strip()

    @property
    def is_before_its_year(self) -> bool:
        """Booked before the budget year that it counts in: shown as a warning, for somebody to look at."""
        return bool(self.booked_on.year < self.budget_year)
