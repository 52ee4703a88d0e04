from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "framsteg.mail"
    label = "mail"
