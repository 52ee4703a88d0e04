from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "framsteg.participation"
    label = "participation"

    def ready(self) -> None:
        from framsteg.audit import laws
        from framsteg.participation import rules  # noqa: F401  registers the rules of the domain
        from framsteg.participation.laws import EVERY_LAW

        laws.register(*EVERY_LAW)
