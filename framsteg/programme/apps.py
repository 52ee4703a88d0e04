from django.apps import AppConfig

AREA_OF_ANOTHER = (
    "(SELECT programme_id FROM programme_priorityarea WHERE id = NEW.main_area_id) <> NEW.programme_id"
)

IS_TAKEN_BACK = "EXISTS (SELECT 1 FROM programme_takenbackreport WHERE report_id = OLD.id)"


class ProgrammeConfig(AppConfig):
    name = "framsteg.programme"
    label = "programme"

    def ready(self) -> None:
        from framsteg.audit import laws
        from framsteg.programme import rules  # noqa: F401  registers the rules of the domain

        laws.register(
            laws.append_only("programme_statusreport", unless_removed=IS_TAKEN_BACK),
            laws.append_only("programme_takenbackreport"),
            laws.never(
                "programme_subproject",
                "programme_main_area_in_programme",
                AREA_OF_ANOTHER,
                "the main area belongs to another programme",
            ),
        )
