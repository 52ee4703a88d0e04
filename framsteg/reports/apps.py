from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "framsteg.reports"
    label = "reports"

    def ready(self) -> None:
        from framsteg.audit import laws
        from framsteg.reports import bundling, rules  # noqa: F401  registers the rules of the domain
        from framsteg.reports.laws import EVERY_LAW
        from framsteg.reports.release_ports import ReportPort

        laws.register(*EVERY_LAW)
        bundling.register("report", ReportPort())
