from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('relay', '0013_removed'),
        # Which has brought the rows over.
        ('moderation', '0010_reports_of_conversations'),
    ]

    operations = [
        migrations.DeleteModel(name='Report'),
    ]
