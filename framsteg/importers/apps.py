from django.apps import AppConfig


class ImportersConfig(AppConfig):
    name = "framsteg.importers"
    label = "importers"
