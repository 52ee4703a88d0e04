"""What belongs to a municipality, table by table, and what stays behind and why.

Every table of an installation is named here once; a test fails when a new one is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, ReferenceIndex

from framsteg.accounts.models import Municipality, User
from framsteg.cms.editor.access import collection_of
from framsteg.cms.models import MunicipalityHomePage

OWNED: dict[str, str] = {
    "accounts.Municipality": "pk",
    "accounts.OrganisationUnit": "municipality",
    "accounts.Person": "municipality",
    "accounts.Role": "municipality",
    "accounts.AccessGrant": "municipality",
    "analysis.ClaimOverride": "municipality",
    "analysis.Evaluation": "municipality",
    "analysis.EvaluationPlan": "evaluation__municipality",
    "analysis.Finding": "evaluation__municipality",
    "analysis.Run": "plan__evaluation__municipality",
    "cms.AccessibilityCheck": "municipality",
    "cms.AccessibilityFault": "municipality",
    "cms.EventPicture": "event__municipality",
    "cms.NewsCategory": "municipality",
    "importers.ImportedObject": "plan_import__programme__municipality",
    "importers.LedgerReading": "municipality",
    "importers.PlanImport": "programme__municipality",
    "importers.PlanMapping": "municipality",
    "indicators.Baseline": "municipality",
    "indicators.Target": "municipality",
    "participation.Answer": "municipality",
    "participation.Contribution": "event__municipality",
    "participation.ContributionLink": "contribution__event__municipality",
    "participation.ContributionStep": "contribution__event__municipality",
    "participation.Event": "municipality",
    "participation.Giver": "contribution__event__municipality",
    "participation.Message": "municipality",
    "participation.SignUp": "event__municipality",
    "participation.Subscriber": "municipality",
    "participation.Subscription": "subscriber__municipality",
    "participation.Support": "contribution__event__municipality",
    "participation.Theme": "event__municipality",
    "programme.Allocation": "programme__municipality",
    "programme.Appropriation": "programme__municipality",
    "programme.AppropriationRequest": "programme__municipality",
    "programme.Closing": "programme__municipality",
    "programme.ClosingAnswer": "sub_project__programme__municipality",
    "programme.Decision": "municipality",
    "programme.DecisionFollowUp": "decision__municipality",
    "programme.Forecast": "sub_project__programme__municipality",
    "programme.Goal": "programme__municipality",
    "programme.LedgerDelivery": "programme__municipality",
    "programme.LedgerMapping": "programme__municipality",
    "programme.Milestone": "sub_project__programme__municipality",
    "programme.MilestoneMove": "milestone__sub_project__programme__municipality",
    "programme.OutcomeEntry": "programme__municipality",
    "programme.Phase": "programme__municipality",
    "programme.PriorityArea": "programme__municipality",
    "programme.Programme": "municipality",
    "programme.ProgrammeRole": "programme__municipality",
    "programme.ProgrammeUnit": "programme__municipality",
    "programme.ReminderChoice": "person__municipality",
    "programme.ReportingRound": "programme__municipality",
    "programme.RoundAsk": "round__programme__municipality",
    "programme.RoundRow": "round__programme__municipality",
    "programme.StatusReport": "sub_project__programme__municipality",
    "programme.SubProject": "programme__municipality",
    "programme.SubProject_other_areas": "subproject__programme__municipality",
    "programme.SubProject_taking_part": "subproject__programme__municipality",
    "programme.TargetDecision": "target__municipality",
    "reports.FrozenContent": "draft__programme__municipality",
    "reports.Release": "municipality",
    "reports.ReleaseItem": "release__municipality",
    "reports.ReportComment": "draft__programme__municipality",
    "reports.ReportDraft": "programme__municipality",
    "reports.ReportEdition": "municipality",
    "reports.ReportSignature": "draft__programme__municipality",
    "reports.ReportText": "draft__programme__municipality",
}
"""The way from a row to its municipality."""

SHARED: dict[str, str] = {
    "indicators.Source": "municipality",
    "indicators.Indicator": "municipality",
    "indicators.FetchRun": "source__municipality",
    "indicators.Observation": "indicator__municipality",
    "indicators.Region": "",
}
"""Rows without a municipality are shared by all: they come along, and what the receiver has already stands."""

OF_PAGES = {
    "wagtailcore.Page": "pk",
    "cms.AccessibilityStatementPage": "pk",
    "cms.ContentPage": "pk",
    "cms.MunicipalityHomePage": "pk",
    "cms.NewsIndexPage": "pk",
    "cms.NewsPage": "pk",
    "cms.SectionPage": "pk",
    "cms.HomeShortcut": "page",
    "cms.NewsPageDecision": "page",
    "cms.NewsPageEvent": "page",
    "cms.NewsPageProgramme": "page",
    "wagtailcore.PageViewRestriction": "page",
}
"""Pages below the municipality's start pages, and what is part of them: the way to the page."""

SPECIAL = (
    "accounts.User", "audit.AuditEntry", "audit.FormerAddress", "taggit.TaggedItem", "wagtailcore.Collection",
    "wagtailcore.CollectionViewRestriction", "wagtailcore.Revision", "wagtaildocs.Document", "wagtailimages.Image",
    "wagtailredirects.Redirect",
)  # fmt: skip
"""Those whose rows are found in ways of their own, below."""

_SECRETS = _("It opens only with a secret of this installation: make new ones.")
_WAITING = _("It is for one moment only: send it, or throw it away, before the export.")
_PASSING = _("It is of this installation's daily work and means nothing elsewhere.")
_REMADE = _("It is made anew from the rest.")
_KNOWN = _("Every installation has its own, found by name.")

_SIGNING_IN = _("How people sign in is of each installation.")

LEFT_OUT: dict[str, Any] = {
    "account.EmailAddress": _SIGNING_IN,
    "account.EmailConfirmation": _SIGNING_IN,
    "accounts.GroupMapping": _SIGNING_IN,
    "accounts.User_groups": _REMADE,
    "accounts.User_user_permissions": _("Rights beyond the municipality's own are given by the receiver."),
    "audit.Generation": _PASSING,
    "auth.Group": _REMADE,
    "auth.Group_permissions": _REMADE,
    "auth.Permission": _KNOWN,
    "cms.PortalPage": _KNOWN,
    "contenttypes.ContentType": _KNOWN,
    "importers.Fetch": _("Answers of statistical sources are shared; their figures come along."),
    "importers.RawAnswer": _("Answers of statistical sources are shared; their figures come along."),
    "mail.OutgoingMail": _WAITING,
    "mfa.Authenticator": _SECRETS,
    "open_data.WebhookDelivery": _WAITING,
    "open_data.WebhookSubscription": _SECRETS,
    "participation.SentInMinute": _PASSING,
    "programme.ReportDraft": _WAITING,
    "programme.ReportLink": _SECRETS,
    "programme.ReportLink_sub_projects": _SECRETS,
    "programme.TakenBackReport": _PASSING,
    "reports.Invitation": _SECRETS,
    "simple_translation.SimpleTranslation": _KNOWN,
    "socialaccount.SocialAccount": _SIGNING_IN,
    "socialaccount.SocialApp": _SIGNING_IN,
    "socialaccount.SocialToken": _SIGNING_IN,
    "taggit.Tag": _KNOWN,
    "wagtailadmin.Admin": _KNOWN,
    "wagtailadmin.EditingSession": _PASSING,
    "wagtailadmin.FormState": _PASSING,
    "wagtailcore.CollectionViewRestriction_groups": _("Who may read is chosen anew by the receiver."),
    "wagtailcore.Comment": _WAITING,
    "wagtailcore.CommentReply": _WAITING,
    "wagtailcore.GroupApprovalTask": _KNOWN,
    "wagtailcore.GroupApprovalTask_groups": _KNOWN,
    "wagtailcore.GroupCollectionPermission": _REMADE,
    "wagtailcore.GroupPagePermission": _REMADE,
    "wagtailcore.GroupSitePermission": _REMADE,
    "wagtailcore.Locale": _KNOWN,
    "wagtailcore.ModelLogEntry": _PASSING,
    "wagtailcore.PageLogEntry": _PASSING,
    "wagtailcore.PageSubscription": _PASSING,
    "wagtailcore.PageViewRestriction_groups": _("Who may read is chosen anew by the receiver."),
    "wagtailcore.ReferenceIndex": _REMADE,
    "wagtailcore.Site": _KNOWN,
    "wagtailcore.Task": _KNOWN,
    "wagtailcore.TaskState": _PASSING,
    "wagtailcore.UploadedFile": _PASSING,
    "wagtailcore.Workflow": _KNOWN,
    "wagtailcore.WorkflowContentType": _KNOWN,
    "wagtailcore.WorkflowPage": _KNOWN,
    "wagtailcore.WorkflowState": _PASSING,
    "wagtailcore.WorkflowTask": _KNOWN,
    "wagtailimages.Rendition": _REMADE,
    "wagtailusers.UserProfile": _PASSING,
}
"""Tables that stay behind, and why."""

OF_RESIDENTS = (
    "participation.Giver",
    "participation.Message",
    "participation.SignUp",
    "participation.Subscriber",
    "participation.Subscription",
)
"""Addresses and messages of residents, which an export can be made without."""


@dataclass(frozen=True)
class Belongings:
    """Everything that one municipality takes along."""

    municipality: Municipality
    without_residents: bool = False

    @property
    def tables(self) -> list[str]:
        named = {*OWNED, *SHARED, *OF_PAGES, *SPECIAL}
        return sorted(named - set(OF_RESIDENTS) if self.without_residents else named)

    def rows(self, label: str) -> "QuerySet[Any]":
        """The rows of a table that come along, in the order of their keys."""
        model: type[Model] = apps.get_model(label)
        found = model._base_manager.filter(self._mine(label))
        return found.order_by("path" if label == "wagtailcore.Collection" else "pk")

    def _mine(self, label: str) -> Q:
        if label in OWNED:
            return Q(**{OWNED[label]: self.municipality.pk})
        if label in OF_PAGES:
            return Q(**{f"{OF_PAGES[label]}__in": self.pages})
        if label in SHARED:
            way = SHARED[label]
            return Q(**{way: self.municipality.pk}) | Q(**{f"{way}__isnull": True}) if way else Q()
        return self._special[label]

    @cached_property
    def pages(self) -> list[int]:
        homes = MunicipalityHomePage.objects.filter(municipality=self.municipality)
        trees = (Page.objects.descendant_of(home, inclusive=True) for home in homes)
        return [key for pages in trees for key in pages.values_list("pk", flat=True)]

    @cached_property
    def collections(self) -> list[Collection]:
        """The municipality's own collection first, then those below it."""
        return list(collection_of(self.municipality).get_descendants(inclusive=True).order_by("path"))

    @cached_property
    def _programmes(self) -> list[str]:
        return [str(pk) for pk in self.rows("programme.Programme").values_list("pk", flat=True)]

    @cached_property
    def _special(self) -> dict[str, Q]:
        code, own = self.municipality.code, [each.pk for each in self.collections]
        kinds = ContentType.objects.get_for_models(Page, get_image_model(), get_document_model())
        files = {
            label: list(
                model.objects.filter(
                    Q(collection__in=own) | Q(pk__in=self._led_to(kinds[Page], kinds[model]))
                ).values_list("pk", flat=True)
            )
            for label, model in (
                ("wagtailimages.Image", get_image_model()),
                ("wagtaildocs.Document", get_document_model()),
            )
        }
        files["wagtailimages.Image"] += self.rows("cms.EventPicture").values_list("image_id", flat=True)
        tagged = [
            Q(content_type=kinds[model], object_id__in=files[label])
            for label, model in (
                ("wagtailimages.Image", get_image_model()),
                ("wagtaildocs.Document", get_document_model()),
            )
        ]
        return {
            "accounts.User": Q(pk__in=self._people()),
            "audit.AuditEntry": Q(municipality_code=code),
            "audit.FormerAddress": Q(scope=code)
            | Q(object_type__in=("programme.priorityarea", "programme.subproject"), scope__in=self._programmes)
            | Q(object_type="accounts.municipality", object_id=str(self.municipality.pk)),
            "taggit.TaggedItem": tagged[0] | tagged[1],
            "wagtailcore.Collection": Q(pk__in=own),
            "wagtailcore.CollectionViewRestriction": Q(collection__in=own),
            "wagtailcore.Revision": Q(
                pk__in=Page.objects.filter(pk__in=self.pages, has_unpublished_changes=True).values("latest_revision")
            ),
            "wagtailredirects.Redirect": Q(redirect_page__in=self.pages),
            **{label: Q(pk__in=found) for label, found in files.items()},
        }  # fmt: skip

    def _led_to(self, page: ContentType, kind: ContentType) -> Iterable[int]:
        """The pictures or documents that the municipality's pages show, wherever they are kept."""
        found = ReferenceIndex.objects.filter(
            base_content_type=page, object_id__in=[str(pk) for pk in self.pages], to_content_type=kind
        )
        return {int(each) for each in found.values_list("to_object_id", flat=True)}

    def _people(self) -> "QuerySet[Any, Any]":
        """Those who have access to the municipality, or are one of its people."""
        mine = Q(grants__municipality=self.municipality) | Q(person__municipality=self.municipality)
        return User.objects.filter(mine).values("pk").distinct()
