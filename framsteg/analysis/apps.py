from django.apps import AppConfig


class AnalysisConfig(AppConfig):
    name = "framsteg.analysis"
    label = "analysis"

    def ready(self) -> None:
        from framsteg.analysis import rules  # noqa: F401  registers the rules of the domain
        from framsteg.analysis.laws import EVERY_LAW
        from framsteg.audit import laws

        laws.register(*EVERY_LAW)
