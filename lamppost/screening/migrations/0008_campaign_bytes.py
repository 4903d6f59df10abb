"""Templates become bytes, and all of them are found anew, by themselves.

So are those of a board that had ads before campaigns were kept.
"""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

EMPTIED = (
    "CampaignContact",
    "CampaignMember",
    "CampaignTemplate",
    "CampaignPosting",
    "CampaignNote",
)


def empty(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name in EMPTIED:
        apps.get_model("screening", name).objects.all().delete()
    state = apps.get_model("screening", "CampaignState")
    if _has_ads(schema_editor) or state.objects.exists():
        state.objects.update_or_create(pk=1, defaults={"made_with": "", "building": ""})


def _has_ads(schema_editor: BaseDatabaseSchemaEditor) -> bool:
    """The board lies above this room: it may not be there."""
    connection = schema_editor.connection
    if "board_ad" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM board_ad LIMIT 1")
        return cursor.fetchone() is not None


class Migration(migrations.Migration):
    dependencies = [("screening", "0007_campaign_contacts")]

    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop),
        migrations.RemoveField(model_name="campaigntemplate", name="body"),
        migrations.AddField(
            model_name="campaigntemplate",
            name="body",
            field=models.BinaryField(default=b""),
            preserve_default=False,
        ),
        migrations.AddIndex(
            model_name="campaigntemplate",
            index=models.Index(
                condition=models.Q(("size__gt", models.F("scored_size"))),
                fields=["slot", "id"],
                name="campaign_to_think_about",
            ),
        ),
    ]
