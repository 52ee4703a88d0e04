from django.apps import AppConfig


class OpenDataConfig(AppConfig):
    name = "framsteg.open_data"
    label = "open_data"
