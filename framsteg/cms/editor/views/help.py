"""Help for those who edit: our own, in their language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def editor_help(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/editor/help.html", {"title": _("Help for editors")})
