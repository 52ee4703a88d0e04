from django.db import migrations


def fill(apps, schema_editor):
    """Give the decisions there are the text that the register searches."""
    from framsteg.programme.models.decisions import decision_search_text

    Decision = apps.get_model("programme", "Decision")
    for each in Decision.objects.order_by("pk").iterator(chunk_size=500):
        each.search_text = decision_search_text(
            each.title, each.title_en, each.body_name, each.paragraph, each.case_number, each.decided_on, each.text
        )
        each.save(update_fields=["search_text"])


class Migration(migrations.Migration):
    dependencies = [("programme", "0050_trace")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
