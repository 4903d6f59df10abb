from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relay', '0012_unsent_while_suspended'),
    ]

    operations = [
        migrations.AlterField(
            model_name='letter',
            name='state',
            field=models.CharField(choices=[('sent', 'Sent'), ('held', 'Held'), ('refused', 'Refused'), ('removed', 'Removed'), ('dropped', 'Dropped'), ('erased', 'Erased')], default='sent', max_length=8),
        ),
        migrations.RemoveConstraint(
            model_name='letter',
            name='letter_restricted_for_a_reason',
        ),
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['held', 'refused', 'removed']), _negated=True), ('decision__isnull', False), _connector='OR'), name='letter_restricted_for_a_reason'),
        ),
    ]
