from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; the editor is none of their business."""
    sitemap = request.build_absolute_uri("/sitemap.xml")
    return HttpResponse(f"User-agent: *\nDisallow: /admin/\n\nSitemap: {sitemap}\n", content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    from django.http import HttpResponseRedirect

    return HttpResponseRedirect(static("img/favicon.svg"))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "500.html", status=500)


@require_safe
def about(request: HttpRequest, municipality: str) -> HttpResponse:
    """Where the figures come from, how progress is counted, and what may be reused."""
    return render(request, "web/site/about.html", {})
