from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relay', '0008_restricted_for_a_reason'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='look_by',
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
