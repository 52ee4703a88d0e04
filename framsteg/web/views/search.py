from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def results(request: HttpRequest, municipality: str) -> HttpResponse:
    return render(request, "base.html")


form = sent = results
