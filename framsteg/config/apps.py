from django.apps import AppConfig


class WiringConfig(AppConfig):
    """Carries the installation's own commands."""

    name = "framsteg.config"
    label = "wiring"
