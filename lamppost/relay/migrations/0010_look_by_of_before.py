from datetime import timedelta

from django.db import migrations

A_DAY = timedelta(hours=24)


def fill(apps, schema_editor):
    """What was held before somebody was waited for: a day after it was held."""
    Thing = apps.get_model("relay", "Letter")
    held = Thing.objects.filter(state="held", look_by=None).select_related("decision")
    for thing in held.iterator(chunk_size=500):
        thing.look_by = thing.decision.at + A_DAY
        thing.save(update_fields=["look_by"])


class Migration(migrations.Migration):

    dependencies = [
        ('relay', '0009_look_by'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
