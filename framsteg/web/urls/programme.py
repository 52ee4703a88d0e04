"""Addresses of programmes and what belongs to them. The words are Swedish in both languages."""

from django.urls import path

from framsteg.web.views import (
    areas,
    changes,
    decisions,
    events,
    feeds_programme,
    money,
    programme,
    programmes,
    register,
    round_files,
    rounds,
    sub_projects,
    trace,
)

_PROGRAMME = "program/<slug:programme>/"
_AREA = f"{_PROGRAMME}omrade/<int:number>/"
_ROUND = f"{_PROGRAMME}uppfoljning/<day:day>/"
_SUB_PROJECT = f"{_PROGRAMME}delprojekt/<int:number>/"

urlpatterns = [
    path("program/", programmes.programme_list, name="programmes"),
    path(_PROGRAMME, programme.overview, name="programme"),
    path(f"{_PROGRAMME}delprojekt/", sub_projects.sub_project_list, name="sub_projects"),
    path(_SUB_PROJECT, sub_projects.sub_project, name="sub_project"),
    path(_AREA, areas.area, name="area"),
    path(f"{_PROGRAMME}beslut/", decisions.programme_decisions, name="programme_decisions"),
    path(f"{_PROGRAMME}uppfoljning/", rounds.round_list, name="rounds"),
    path(f"{_PROGRAMME}uppfoljning/jamfor/", rounds.comparison, name="round_comparison"),
    path(_ROUND, rounds.closed, name="round"),
    path(f"{_ROUND}sammanfattning/", rounds.summary, name="round_summary"),
    path(f"{_ROUND}delprojekt.csv", round_files.as_csv, name="round_csv"),
    path(f"{_ROUND}delprojekt.xlsx", round_files.as_xlsx, name="round_xlsx"),
    path(f"{_ROUND}delprojekt.json", round_files.as_json, name="round_json"),
    path(f"{_PROGRAMME}pengar/", money.money, name="programme_money"),
    path(f"{_PROGRAMME}pengar/pengar.csv", money.as_csv, name="programme_money_csv"),
    path(f"{_PROGRAMME}pengar/pengar.xlsx", money.as_workbook, name="programme_money_workbook"),
    path(f"{_PROGRAMME}avslut/", programme.closing, name="programme_closing"),
    path(f"{_PROGRAMME}granskning/", trace.of_a_programme, name="programme_trace"),
    path(f"{_PROGRAMME}granskning/mal.csv", trace.goals_csv, name="trace_goals_csv"),
    path(f"{_PROGRAMME}granskning/siffror.csv", trace.figures_csv, name="trace_figures_csv"),
    path(f"{_PROGRAMME}granskning/granskning.xlsx", trace.workbook, name="trace_workbook"),
    path(f"{_PROGRAMME}andringar/", changes.of_a_programme, name="programme_changes"),
    path(f"{_SUB_PROJECT}andringar/", changes.of_a_sub_project, name="sub_project_changes"),
    path("beslut/", register.decisions, name="decisions"),
    path("beslut/<feed:form>.xml", feeds_programme.of_decisions, name="decisions_feed"),
    path("beslut/<int:number>/", decisions.decision, name="decision"),
    path("handelser/", events.event_list, name="events"),
    path("handelser/kalender.ics", feeds_programme.municipality_calendar, name="events_calendar"),
    path("handelser/<slug:slug>/", events.event, name="event"),
    path("handelser/<slug:slug>.ics", events.calendar, name="event_calendar"),
    path(f"{_PROGRAMME}kalender.ics", feeds_programme.programme_calendar, name="programme_calendar"),
    path(f"{_AREA}kalender.ics", feeds_programme.area_calendar, name="area_calendar"),
    path(f"{_SUB_PROJECT}kalender.ics", feeds_programme.sub_project_calendar, name="sub_project_calendar"),
    path(f"{_PROGRAMME}<feed:form>.xml", feeds_programme.of_programme, name="programme_feed"),
    path(f"{_AREA}<feed:form>.xml", feeds_programme.of_area, name="area_feed"),
    path(f"{_SUB_PROJECT}<feed:form>.xml", feeds_programme.of_sub_project, name="sub_project_feed"),
]
