"""What fields of the same name hold wherever they stand; a field with another meaning says so itself."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ENGLISH = _("The same in English. Empty where it is not translated.")

MEANINGS: Mapping[str, Promise] = {
    "id": _("A number that stays the same as long as the thing exists, and is never used again."),
    "url": _("The address of the thing in this interface."),
    "page": _("The page that tells people of it."),
    "municipality_code": _("The municipality's four-digit code, as text."),
    "name": _("The name."),
    "title": _("The title."),
    "summary": _("A summary of one or two sentences."),
    "body": _("The text, in Markdown."),
    "text": _("The text, in Markdown."),
    "kind": _("What kind it is."),
    "order": _("The place in the order."),
    "slug": _("The name in addresses. It can change; the id does not."),
    "updated_at": _("When it was last changed, in universal time."),
    "programme_id": _("The id of the programme."),
    "sub_project_id": _("The id of the sub-project. Empty where it is about the programme as a whole."),
    "area_id": _("The id of the priority area."),
    "decision_id": _("The id of the decision that it rests on. Empty where there is none that is public."),
    "number": _("The number, as the plan numbers it."),
    "starts_on": _("When it starts. Of a day, a month or a year: see the precision."),
    "ends_on": _("When it ends. Of a day, a month or a year: see the precision."),
    "starts_precision": _("How much of the date is known: day, month or year."),
    "ends_precision": _("How much of the date is known: day, month or year."),
    "decided_precision": _("How much of the date is known: day, month or year."),
    "owner": _("The role that is responsible, by its title; not who holds it."),
    "unit": _("The unit that leads."),
    "stage": _("Where it stands. Unknown is never the same as not started."),
    "as_of": _("The day that the statement describes."),
    "outlook_time": _("The outlook for time; empty where not stated or not ongoing."),
    "outlook_cost": _("The outlook for cost; empty where not stated or not ongoing."),
    "outlook_result": _("The outlook for the result; empty where not stated or not ongoing."),
    "created_at": _("When it was entered, in universal time."),
    "budget_year": _("The budget year."),
    "amount_ore": _("The amount in öre: a hundred öre make a krona."),
    "provenance": _("Where the statement comes from."),
    "provenance_note": _("A note on where it comes from."),
    "source_url": _("The address of the source. Empty where there is none."),
    "is_example": _("Whether it, or what it is part of, is only an example and no real data."),
    "indicator_id": _("The id of the indicator."),
    "period": _("The period that the figure is about: 2012, 2012-Q1, 2012-T1, 2012-H1 or 2012-03."),
    "value": _("The figure. Empty where there is none."),
    "direction": _("Which way is wanted."),
    "licence": _("The licence of the figures, as the source writes it."),
    "licence_url": _("The address of the licence."),
    "place": _("Where it is."),
    "documentation": _("Documentation, in Markdown."),
    "feedback": _("What happens with the views of those who took part, in Markdown."),
}


def meaning_of(name: str) -> Promise:
    """What the field holds. One that ends in _en is a translation of the field before it."""
    return _ENGLISH if name.endswith("_en") else MEANINGS[name]
