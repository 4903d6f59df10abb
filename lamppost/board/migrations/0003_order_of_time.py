from django.db import migrations, models


def give_bumps(apps, schema_editor):
    """Sixteenths of a second since 1970, no two alike: later ads of one moment come higher."""
    Ad = apps.get_model("board", "Ad")
    last = None
    batch = []
    for ad in Ad.objects.order_by("renewed", "pk").only("renewed").iterator(2_000):
        slot = int(ad.renewed.timestamp() * 16)
        last = slot if last is None else max(slot, last + 1)
        ad.bump = last
        batch.append(ad)
        if len(batch) == 2_000:
            Ad.objects.bulk_update(batch, ["bump"])
            batch = []
    Ad.objects.bulk_update(batch, ["bump"])


class Migration(migrations.Migration):
    dependencies = [("board", "0002_imported_poster")]

    operations = [
        migrations.RemoveIndex("ad", "ad_newest"),
        migrations.RemoveIndex("ad", "ad_category"),
        migrations.RemoveIndex("ad", "ad_cell"),
        migrations.RemoveField("ad", "title_words"),
        migrations.RemoveField("ad", "search_cell"),
        migrations.AddField("ad", "bump", models.BigIntegerField(null=True)),
        migrations.RunPython(give_bumps, migrations.RunPython.noop),
        migrations.CreateModel(
            "Reindex",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ad_id", models.BigIntegerField()),
            ],
            options={"db_table": "board_reindex"},
        ),
    ]
