"""Changes the title of a programme to each line that it reads, and says when that has been stored.

Run by itself beside any release of the program: it uses what has been there since the first. The first line that it
writes is the address of the programme's page.
"""

import sys

import django

django.setup()

from django.urls import reverse  # noqa: E402
from django.utils import timezone, translation  # noqa: E402

from framsteg.audit import recording  # noqa: E402
from framsteg.audit.actors import SystemActor  # noqa: E402
from framsteg.audit.models import Visibility  # noqa: E402
from framsteg.programme.models import Programme  # noqa: E402

WRITER = SystemActor("trial")


def main() -> None:
    with translation.override("sv"):
        programme = Programme.objects.filter(visibility=Visibility.PUBLIC).earliest("pk")
        address = reverse("web:programme", args=[programme.municipality.slug, programme.slug])
        print(address, flush=True)  # noqa: T201
        for line in sys.stdin:
            fresh = Programme.objects.get(pk=programme.pk)
            fresh.title = line.strip()
            recording.change(fresh, by=WRITER, at=timezone.now())
            print("stored", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
