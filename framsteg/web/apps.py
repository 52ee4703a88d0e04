from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "framsteg.web"
    label = "web"
