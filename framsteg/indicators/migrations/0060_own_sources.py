

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_more_roles"),
        ("indicators", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="source",
            name="municipality",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="accounts.municipality", verbose_name="own source of"),
        ),
    ]
