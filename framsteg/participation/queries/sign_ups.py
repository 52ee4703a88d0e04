"""Seats: how many are taken, and how long the queue is."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max

from framsteg.lib.sealing import marks
from framsteg.participation.models import Event, SignUp


@dataclass(frozen=True)
class Seats:
    """`free` is None where there is no limit."""

    taken: int
    queue: int
    capacity: int | None

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(0, self.capacity - self.taken)

    @property
    def is_full(self) -> bool:
        return self.free == 0


def seats(event: Event) -> Seats:
    found = SignUp.objects.filter(event_id=event.pk).aggregate(all=Count("id"), taken=Count("seat"))
    return Seats(found["taken"], found["all"] - found["taken"], event.capacity)


def next_seat(event: Event) -> int | None:
    """The lowest number that nobody has; None where all are taken. Asked with the event locked."""
    numbers = SignUp.objects.filter(event_id=event.pk, seat__isnull=False)
    if event.capacity is None:
        return (numbers.aggregate(highest=Max("seat"))["highest"] or 0) + 1
    taken = set(numbers.values_list("seat", flat=True))
    return next((number for number in range(1, event.capacity + 1) if number not in taken), None)


def signed_up_with(token: UUID) -> SignUp | None:
    return SignUp.objects.select_related("event__municipality").filter(token=token).first()


def place_in_queue(sign_up: SignUp) -> int:
    """1 for the first who waits."""
    before = SignUp.objects.filter(event_id=sign_up.event_id, seat__isnull=True, pk__lte=sign_up.pk)
    return before.count()


def of_one_address(event: Event, email: str) -> int:
    return SignUp.objects.filter(event_id=event.pk, email_mark__in=marks(email)).count()
