from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "framsteg.accounts"
    label = "accounts"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in, user_logged_out

        from framsteg.accounts import rules  # noqa: F401  registers the rules of the domain
        from framsteg.accounts.actions.sign_ins import record_sign_in, record_sign_out

        user_logged_in.connect(record_sign_in, dispatch_uid="framsteg.accounts.sign_ins")
        user_logged_out.connect(record_sign_out, dispatch_uid="framsteg.accounts.sign_outs")
