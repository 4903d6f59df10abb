"""When an alarm became what it is now: help that was asked for after it had begun in secret."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0007_second_house")]

    operations = [
        migrations.AddField(
            model_name="alarm",
            name="why_since",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
