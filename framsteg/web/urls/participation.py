"""Addresses at which people take part in events and follow what they said. The words are Swedish in both languages."""

from django.urls import path

from framsteg.web.views import contributions, feeds_event, givers, personal_data, sign_ups, taking_part, wall

_EVENT = "handelser/<slug:slug>/"
_TAKING_PART = "delta/<slug:slug>/"

urlpatterns = [
    path(f"{_EVENT}synpunkter/", contributions.of_event, name="event_contributions"),
    path(f"{_EVENT}synpunkter/<feed:form>.xml", feeds_event.of_event, name="event_feed"),
    path(f"{_EVENT}vagg/", wall.wall, name="wall"),
    path(f"{_EVENT}vagg/lappar/", wall.notes, name="wall_notes"),
    path(f"{_EVENT}qr.svg", wall.qr_code, name="qr_code"),
    path("synpunkter/regler/", contributions.rules, name="moderation_rules"),
    path("synpunkter/<int:number>/", contributions.contribution, name="contribution"),
    path("personuppgifter/", personal_data.register, name="personal_data"),
    # Forms, and pages for one person alone: never kept by the page cache.
    path("delta/svar/<str:signed>/", givers.giver, name="giver"),
    path("delta/plats/<str:signed>/", sign_ups.signed_up, name="signed_up"),
    path("delta/kvitto/<str:signed>/", taking_part.receipt, name="contribution_receipt"),
    path("delta/stod/<int:number>/", taking_part.support, name="support"),
    path(_TAKING_PART, taking_part.write, name="take_part"),
    path(f"{_TAKING_PART}anmalan/", sign_ups.sign_up, name="sign_up"),
]
