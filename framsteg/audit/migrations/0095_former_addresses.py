from django.db import migrations, models


SLUGS = ("programme.programme", "participation.event", "analysis.evaluation", "reports.release")


def from_the_trail(apps, schema_editor):
    """What the audit trail knows of names that were given up before they were kept."""
    entries = apps.get_model("audit", "AuditEntry").objects.filter(object_type__in=SLUGS, action="changed")
    former = apps.get_model("audit", "FormerAddress").objects
    for entry in entries.order_by("id").iterator():
        if entry.before.get("slug"):
            former.update_or_create(
                object_type=entry.object_type,
                scope=entry.municipality_code,
                name=entry.before["slug"],
                defaults={"object_id": entry.object_id, "left_at": entry.at},
            )


class Migration(migrations.Migration):
    """Names in addresses stay known when they change."""

    dependencies = [
        ('audit', '0070_removed_objects'),
    ]

    operations = [
        migrations.CreateModel(
            name='FormerAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('object_type', models.CharField(max_length=100, verbose_name='kind')),
                ('object_id', models.CharField(max_length=40, verbose_name='identity')),
                ('scope', models.CharField(blank=True, max_length=40, verbose_name='within')),
                ('name', models.CharField(max_length=120, verbose_name='name in addresses')),
                ('left_at', models.DateTimeField(verbose_name='until')),
            ],
            options={
                'verbose_name': 'former address',
                'verbose_name_plural': 'former addresses',
                'constraints': [models.UniqueConstraint(fields=('object_type', 'scope', 'name'), name='audit_former_name_once')],
            },
        ),
        migrations.RunPython(from_the_trail, migrations.RunPython.noop),
    ]
