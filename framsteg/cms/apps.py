from django.apps import AppConfig


class CmsConfig(AppConfig):
    name = "framsteg.cms"
    label = "cms"
