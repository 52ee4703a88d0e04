"""The form of a news category."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from framsteg.audit import recording
from framsteg.audit.models import AuditEntry
from framsteg.audit.snapshots import difference, snapshot
from framsteg.lib.text import slug

from .base import EditorForm
from .programme import free_slug


class CategoryForm(EditorForm):
    """A category is small and has no version: the last to save decides, and the history tells."""

    def suggest(self) -> None:
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Leave empty, and the name is made from the title.")

    def complete(self) -> None:
        if not self.instance.slug and self.instance.name:
            wanted = slug(self.instance.name)[:60].strip("-")
            self.instance.slug = free_slug(
                type(self.instance), wanted, municipality=self.instance.municipality_id
            )

    @transaction.atomic
    def store(self) -> None:
        kind = type(self.instance)
        stored = kind.objects.filter(pk=self.instance.pk).first()
        before = snapshot(stored) if stored else {}
        self.instance.save()
        old, new = difference(before, snapshot(self.instance))
        action = AuditEntry.Action.CHANGED if stored else AuditEntry.Action.CREATED
        recording.record(
            self.instance,
            action,
            by=self.for_user,
            at=timezone.now(),
            before=old if stored else {},
            after=new,
        )
