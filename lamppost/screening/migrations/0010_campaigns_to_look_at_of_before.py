from datetime import timedelta

from django.db import migrations
from django.db.models import F

WITHIN = timedelta(hours=8)


def fill(apps, schema_editor):
    """What was flagged before somebody was waited for: from when an ad last came to it."""
    templates = apps.get_model("screening", "CampaignTemplate")
    waiting = templates.objects.filter(is_flagged=True, look_by=None)
    waiting.update(look_by=F("last") + WITHIN)


class Migration(migrations.Migration):

    dependencies = [
        ('screening', '0009_campaigns_to_look_at'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
