from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='JobState',
            fields=[
                ('name', models.CharField(max_length=60, primary_key=True, serialize=False, verbose_name='job')),
                ('known_since', models.DateTimeField(verbose_name='known since')),
                ('due_at', models.DateTimeField(verbose_name='next time')),
                ('holder', models.UUIDField(null=True)),
                ('held_until', models.DateTimeField(null=True)),
                ('worker', models.CharField(blank=True, max_length=100, verbose_name='machine')),
                ('started_at', models.DateTimeField(null=True, verbose_name='started')),
                ('last_success_at', models.DateTimeField(null=True, verbose_name='last succeeded')),
                ('last_seconds', models.FloatField(null=True, verbose_name='seconds')),
                ('last_told', models.CharField(blank=True, max_length=500, verbose_name='what it said')),
                ('last_failure_at', models.DateTimeField(null=True, verbose_name='last failed')),
                ('last_error', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('failures', models.PositiveIntegerField(default=0, verbose_name='failures in a row')),
            ],
            options={
                'verbose_name': 'job',
                'verbose_name_plural': 'jobs',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('held_until', None), ('holder', None)), models.Q(('held_until__isnull', False), ('holder__isnull', False)), _connector='OR'), name='jobs_lease_is_whole')],
            },
        ),
    ]
