from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "framsteg.accounts"
    label = "accounts"

    def ready(self) -> None:
        from framsteg.accounts import rules  # noqa: F401  registers the rules of the domain
