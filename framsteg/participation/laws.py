"""What the database itself refuses about events and what people say at them."""

from framsteg.audit.laws import append_only, never

ABOVE_CAPACITY = (
    "NEW.seat IS NOT NULL AND NEW.seat > (SELECT capacity FROM participation_event WHERE id = NEW.event_id)"
)
SEATS_TAKEN = (
    "NEW.capacity IS NOT NULL AND NEW.capacity < "
    "(SELECT MAX(seat) FROM participation_signup WHERE event_id = NEW.id)"
)
MERGED_INTO_MERGED = (
    "NEW.merged_into_id IS NOT NULL AND (EXISTS (SELECT 1 FROM participation_contribution "
    "WHERE id = NEW.merged_into_id AND (merged_into_id IS NOT NULL OR event_id <> NEW.event_id)) "
    "OR EXISTS (SELECT 1 FROM participation_contribution WHERE merged_into_id = NEW.id))"
)
IS_GONE = "NOT EXISTS (SELECT 1 FROM participation_contribution WHERE id = OLD.contribution_id)"

EVERY_LAW = (
    append_only("participation_contributionstep", unless_removed=IS_GONE),
    never(
        "participation_signup", "participation_seat_within_capacity", ABOVE_CAPACITY, "there is no such seat"
    ),
    never("participation_event", "participation_capacity_holds_seats", SEATS_TAKEN, "the seats are taken"),
    never(
        "participation_contribution",
        "participation_merged_once",
        MERGED_INTO_MERGED,
        "it is merged into one of the same event that stands by itself",
    ),
)
