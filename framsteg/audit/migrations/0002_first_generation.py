from django.db import migrations


def first_generation(apps, schema_editor):
    apps.get_model("audit", "Generation").objects.get_or_create(id=1)


class Migration(migrations.Migration):
    """There is a generation of the public data from the start."""

    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(first_generation, migrations.RunPython.noop)]
