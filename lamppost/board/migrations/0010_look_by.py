from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('board', '0009_restricted_for_a_reason'),
    ]

    operations = [
        migrations.AddField(
            model_name='ad',
            name='look_by',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
