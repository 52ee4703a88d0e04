"""What a moderator fills in about a view."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.accounts.models import Role
from framsteg.cms.editor.forms.base import EditorForm, ordered
from framsteg.participation.actions import contributions as actions
from framsteg.participation.models import (
    Channel,
    Contribution,
    ContributionState,
    ModerationRule,
    StakeholderGroup,
    Theme,
)
from framsteg.participation.models.contributions import CONTRIBUTION_LENGTH
from framsteg.participation.models.journeys import ANSWER_LENGTH
from framsteg.programme.models import Decision, PriorityArea, StatusReport, SubProject


class ThemeForm(EditorForm):
    owner_field = "event"

    def suggest(self) -> None:
        self.initial["order"] = Theme.objects.filter(event=self.instance.event_id).count() + 1


class ContributionForm(EditorForm):
    """Typing in a note from paper; and later who speaks and about what. What was said is changed at publication."""

    owner_field = "event"
    form_token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    publish_now = forms.BooleanField(
        label=_("Publish at once"),
        required=False,
        help_text=_("You have read it, and it keeps to the written rules."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            for name in ("text", "form_token", "publish_now"):
                self.fields.pop(name, None)

    def suggest(self) -> None:
        self.initial["form_token"] = uuid4()

    def choices_for(self, model: Any) -> Any:
        if model is Theme:
            return Theme.objects.filter(event=self.instance.event_id).order_by("order", "id")
        return super().choices_for(model)

    def complete(self) -> None:
        if self.instance.pk is None:
            now = timezone.now()
            self.instance.token = self.cleaned_data.get("form_token") or uuid4()
            self.instance.given_at = self.instance.state_at = now
            self.instance.channel = Channel.PAPER

    def store(self) -> None:
        if self.instance.pk is not None:
            super().store()
            return
        now = timezone.now()
        made = actions.give(self.instance, by=self.for_user, at=now)
        if self.cleaned_data.get("publish_now") and not made.is_published:
            actions.publish(made, by=self.for_user, at=now)
        self.made = made

    def save(self, commit: bool = True) -> Contribution:
        """Sent twice, the form gives the one that it made."""
        self.store()
        stored: Contribution = getattr(self, "made", None) or self.instance
        return stored


class ActForm(forms.Form):
    """One of several forms on a page: its fields are called by its own name there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"{type(self).__name__.lower()}_%s")
        super().__init__(*args, **kwargs)


class PublishForm(ActForm):
    """The text as all will read it."""

    text = forms.CharField(
        label=_("As it is published"),
        max_length=CONTRIBUTION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Take out what says who a private person is. Change nothing else."),
    )
    theme = forms.ModelChoiceField(
        label=_("Theme"), queryset=Theme.objects.none(), required=False, empty_label=_("None yet")
    )

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["text"], self.initial["theme"] = contribution.text, contribution.theme_id
        themes: Any = self.fields["theme"]
        themes.queryset = Theme.objects.filter(event=contribution.event_id).order_by("order", "id")


class WithholdForm(ActForm):
    rule = forms.ChoiceField(label=_("Which rule does it break?"), choices=ModerationRule.choices)
    reason = forms.CharField(
        label=_("Why, in words to whoever wrote it"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write why, so that whoever wrote it can understand.")},
    )


class MergeForm(ActForm):
    number = forms.IntegerField(
        label=_("Number of the view that says the same"),
        min_value=1,
        max_value=2_147_483_647,
        error_messages={"required": _("Write the number of the other view.")},
    )


class AnswerForm(ActForm):
    """Where it stands, in words, from a named role."""

    state = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=[each for each in ContributionState.choices if each[0] != ContributionState.RECEIVED],
    )
    role = forms.ModelChoiceField(
        label=_("Who answers"),
        queryset=Role.objects.none(),
        error_messages={"required": _("Choose the role that answers.")},
    )
    text = forms.CharField(
        label=_("The answer"),
        max_length=ANSWER_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What will be done, or why not. The giver gets it by e-mail."),
        error_messages={"required": _("Write the answer: what will be done, or why not.")},
    )
    text_en = forms.CharField(
        label=_("The answer in English"),
        max_length=ANSWER_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles: Any = self.fields["role"]
        roles.queryset = Role.objects.filter(municipality=contribution.event.municipality_id).order_by(
            "title"
        )


class JoinForm(ActForm):
    """One thing that the view belongs together with."""

    area = forms.ModelChoiceField(
        label=_("Priority area"), queryset=PriorityArea.objects.none(), required=False
    )
    sub_project_number = forms.IntegerField(
        label=_("Sub-project, by its number"), min_value=1, max_value=32_767, required=False
    )
    with_report = forms.BooleanField(
        label=_("Its latest status report, as a result of the view"), required=False
    )
    decision = forms.ModelChoiceField(label=_("Decision"), queryset=Decision.objects.none(), required=False)

    def __init__(self, *args: Any, contribution: Contribution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.programme = contribution.event.programme
        municipality = contribution.event.municipality_id
        areas: Any = self.fields["area"]
        areas.queryset = PriorityArea.objects.filter(programme=self.programme).order_by("number")
        decisions: Any = self.fields["decision"]
        decisions.queryset = ordered(Decision.objects.filter(municipality=municipality))

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        number = values.get("sub_project_number")
        chosen = [each for each in (values.get("area"), number, values.get("decision")) if each]
        if not self.errors and len(chosen) != 1:
            self.add_error(None, _("Choose one thing: an area, a sub-project or a decision."))
        values["target"] = chosen[0] if chosen else None
        if number and not self.errors:
            values["target"] = self._sub_project(number, bool(values.get("with_report")))
        return values

    def _sub_project(self, number: int, with_report: bool) -> SubProject | StatusReport | None:
        found = SubProject.objects.filter(programme=self.programme, number=number).first()
        if found is None:
            self.add_error("sub_project_number", _("The programme has no sub-project with this number."))
        elif with_report:
            report = found.status_reports.order_by("-as_of", "-id").first()
            if report is None:
                self.add_error("with_report", _("Nothing has been reported about the sub-project yet."))
            return report
        return found


class SheetForm(forms.Form):
    """A table with one view in each row."""

    file = forms.FileField(
        label=_("File with views"),
        help_text=_(
            "Excel, OpenDocument or CSV. The first row has headings: synpunkt, and if you like grupp and tema."
        ),
    )


class RowsForm(forms.Form):
    """What the preview carries to the second step: nothing that the moderator could not type in."""

    rows = forms.CharField(widget=forms.HiddenInput, max_length=4_000_000)
    publish = forms.BooleanField(
        label=_("Publish them at once"),
        required=False,
        help_text=_("You have read them, and they keep to the written rules."),
    )


GROUPS = {str(label).casefold(): value for value, label in StakeholderGroup.choices}
