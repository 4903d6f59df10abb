from django.db import migrations, models


class Migration(migrations.Migration):
    # Apart from 0003, since PostgreSQL alters no table in the transaction that filled it.
    dependencies = [("board", "0003_order_of_time")]

    operations = [
        migrations.AlterField("ad", "bump", models.BigIntegerField(unique=True)),
    ]
