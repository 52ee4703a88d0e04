from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class AuditConfig(AppConfig):
    name = "framsteg.audit"
    label = "audit"

    def ready(self) -> None:
        from framsteg.audit import laws

        laws.register(laws.append_only("audit_auditentry"))
        pre_migrate.connect(laws.on_migration(laws.lift), sender=self, weak=False)
        post_migrate.connect(laws.on_migration(laws.lay_down), sender=self, weak=False)
