"""What the database itself refuses in a programme, whoever writes."""

from framsteg.audit.laws import Law, append_only, never

_PROGRAMME_OF = "(SELECT programme_id FROM {table} WHERE id = NEW.{column}) <> NEW.programme_id"
AREA_OF_ANOTHER = _PROGRAMME_OF.format(table="programme_priorityarea", column="main_area_id")
SUB_PROJECT_OF_ANOTHER = _PROGRAMME_OF.format(table="programme_subproject", column="sub_project_id")
APPROPRIATION_OF_ANOTHER = _PROGRAMME_OF.format(table="programme_appropriation", column="appropriation_id")
DELIVERY_OF_ANOTHER = _PROGRAMME_OF.format(table="programme_ledgerdelivery", column="delivery_id")
ALLOCATED_TOO_MUCH = (
    "NEW.amount_ore + (SELECT COALESCE(SUM(amount_ore), 0) FROM programme_allocation "
    "WHERE appropriation_id = NEW.appropriation_id AND id <> NEW.id) "
    "> (SELECT amount_ore FROM programme_appropriation WHERE id = NEW.appropriation_id)"
)
APPROPRIATION_TOO_SMALL = (
    "NEW.amount_ore < "
    "(SELECT COALESCE(SUM(amount_ore), 0) FROM programme_allocation WHERE appropriation_id = NEW.id)"
)
IS_TAKEN_BACK = "EXISTS (SELECT 1 FROM programme_takenbackreport WHERE report_id = OLD.id)"
_ANOTHER = "belongs to another programme"
_TOO_MUCH = "more is allocated than was set aside"


def _within(table: str, name: str, *broken: str) -> Law:
    return never(f"programme_{table}", f"programme_{name}", " OR ".join(broken), _ANOTHER)


EVERY_LAW = (
    append_only("programme_statusreport", unless_removed=IS_TAKEN_BACK),
    append_only("programme_takenbackreport"),
    append_only("programme_forecast"),
    never(
        "programme_subproject",
        "programme_main_area_in_programme",
        AREA_OF_ANOTHER,
        "the main area belongs to another programme",
    ),
    _within("appropriationrequest", "request_in_programme", SUB_PROJECT_OF_ANOTHER),
    _within("allocation", "allocation_in_programme", SUB_PROJECT_OF_ANOTHER, APPROPRIATION_OF_ANOTHER),
    _within("ledgermapping", "mapping_in_programme", SUB_PROJECT_OF_ANOTHER),
    _within("outcomeentry", "outcome_in_programme", SUB_PROJECT_OF_ANOTHER, DELIVERY_OF_ANOTHER),
    never("programme_allocation", "programme_allocated_at_most_all", ALLOCATED_TOO_MUCH, _TOO_MUCH),
    never("programme_appropriation", "programme_covers_allocations", APPROPRIATION_TOO_SMALL, _TOO_MUCH),
)
