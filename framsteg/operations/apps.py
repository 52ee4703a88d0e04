from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "framsteg.operations"
    label = "operations"
