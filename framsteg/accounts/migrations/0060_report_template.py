import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_more_roles'),
    ]

    operations = [
        migrations.AddField(
            model_name='municipality',
            name='report_template',
            field=models.FileField(blank=True, upload_to='report-templates', validators=[django.core.validators.FileExtensionValidator(['docx'])], verbose_name='Word template for reports'),
        ),
    ]
