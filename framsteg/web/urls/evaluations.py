"""Addresses of evaluations. The words are Swedish in both languages."""

from django.urls import path

from framsteg.web.views import evaluations

_EVALUATION = "utvardering/<slug:slug>/"
_RUN = f"{_EVALUATION}korning/<int:number>/"

urlpatterns = [
    path("utvardering/", evaluations.evaluation_list, name="evaluations"),
    path(_EVALUATION, evaluations.evaluation, name="evaluation"),
    path(f"{_RUN}resultat.json", evaluations.result, name="evaluation_result"),
    path(f"{_RUN}siffror.csv", evaluations.panel, name="evaluation_panel"),
]
