from django.db import migrations, models
import django.db.models.deletion


class Migration(migrations.Migration):

    dependencies = [
        ('board', '0012_held_until_somebody_looks'),
        ('journal', '0005_terms'),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='decision',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='journal.decision'),
        ),
        migrations.AddConstraint(
            model_name='photo',
            constraint=models.CheckConstraint(condition=models.Q(('decision', None), ('removed__isnull', False), _connector='OR'), name='photo_removed_by_decision'),
        ),
    ]
