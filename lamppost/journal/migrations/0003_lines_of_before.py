from django.db import migrations


class Migration(migrations.Migration):
    """Lines that are older than the chain are put into it, too, by the watcher."""

    dependencies = [
        ('journal', '0002_chain'),
    ]

    operations = [
        migrations.RunSQL(
            'INSERT INTO journal_unlinked (line_id) SELECT id FROM journal_line '
            'WHERE id NOT IN (SELECT line_id FROM journal_unlinked)',
            migrations.RunSQL.noop,
        ),
    ]
