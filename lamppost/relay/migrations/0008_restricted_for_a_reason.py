from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('relay', '0007_reasons_of_before'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='letter',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['held', 'refused']), _negated=True), ('decision__isnull', False), _connector='OR'), name='letter_restricted_for_a_reason'),
        ),
    ]
