from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('board', '0008_reasons_of_before'),
    ]

    operations = [
        migrations.AddConstraint(
            model_name='ad',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['held', 'refused', 'removed']), _negated=True), ('decision__isnull', False), _connector='OR'), name='ad_restricted_for_a_reason'),
        ),
    ]
