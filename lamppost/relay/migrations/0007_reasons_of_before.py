from django.db import migrations
from django.utils import timezone

DONE = {"held": "hold", "refused": "refuse", "removed": "remove"}


def give_reasons(apps, schema_editor):
    """What was restricted before decisions were kept gets one that says so."""
    Thing = apps.get_model("relay", "Letter")
    Decision = apps.get_model("journal", "Decision")
    restricted = Thing.objects.filter(state__in=["held", "refused"], decision=None)
    for thing in restricted.iterator(chunk_size=500):
        person = thing.side.persona.person_id if thing.side.persona else None
        thing.decision = Decision.objects.create(
            at=timezone.now(),
            subject=f"relay.letter:{thing.pk}",
            person=f"people.person:{person}" if person else "",
            by="host",
            done=DONE[thing.state],
            policy="check",
            source="own",
            is_automated=False,
            facts="Decided before reasons were kept in this form.",
            content_at=thing.written,
        )
        thing.save(update_fields=["decision"])


class Migration(migrations.Migration):

    dependencies = [
        ('relay', '0006_decisions'),
        ('journal', '0004_decisions'),
    ]

    operations = [
        migrations.RunPython(give_reasons, migrations.RunPython.noop),
    ]
