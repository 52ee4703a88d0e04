from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "framsteg.web"
    label = "web"

    def ready(self) -> None:
        from framsteg.web import former_addresses

        former_addresses.remember()
