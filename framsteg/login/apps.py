from django.apps import AppConfig


class LoginConfig(AppConfig):
    """The one way in: passwords, passkeys and identity providers. It has no tables of its own."""

    name = "framsteg.login"
    label = "login"

    def ready(self) -> None:
        from framsteg.login import trail

        trail.connect()
