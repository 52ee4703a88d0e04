from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "framsteg.cms"
    label = "cms"

    def ready(self) -> None:
        from framsteg.cms import releases, signals

        signals.connect()
        releases.register()
