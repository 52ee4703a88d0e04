from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "framsteg.indicators"
    label = "indicators"

    def ready(self) -> None:
        from framsteg.audit import laws
        from framsteg.indicators import rules  # noqa: F401  registers the rules of the domain

        laws.register(laws.append_only("indicators_observation"), laws.append_only("indicators_fetchrun"))
