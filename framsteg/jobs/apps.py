from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "framsteg.jobs"
    label = "jobs"
