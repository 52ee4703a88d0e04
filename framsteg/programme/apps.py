from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "framsteg.programme"
    label = "programme"

    def ready(self) -> None:
        from framsteg.audit import laws
        from framsteg.programme import round_laws, rules  # noqa: F401  registers the rules of the domain
        from framsteg.programme.closing_laws import CLOSING_LAWS
        from framsteg.programme.laws import EVERY_LAW

        laws.register(*EVERY_LAW, *round_laws.EVERY_LAW, *CLOSING_LAWS)
