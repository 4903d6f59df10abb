from datetime import timedelta

from django.db import migrations

# As reports/looking.py had it at that time, in hours.
WAITS = {"child": 1, "danger": 2, "money": 12, "pressure": 12, "sexual": 12}
OTHERS = 48


def bring_over(apps, schema_editor):
    """Reports that were made in conversations become reports of a letter. May be run twice."""
    Old = apps.get_model("relay", "Report")
    Report = apps.get_model("moderation", "Report")
    olds = Old.objects.select_related("side__persona", "side__conversation", "letter")
    for old in olds.order_by("pk").iterator(chunk_size=500):
        key = f"relay-{old.pk}"
        if Report.objects.filter(key=key).exists():
            continue
        person = old.side.persona.person_id if old.side.persona else None
        Report.objects.create(
            case=case_of(apps, old),
            key=key,
            kind=old.reason,
            words=old.words,
            person_id=person,
            at=old.at,
        )


def case_of(apps, old):
    Case = apps.get_model("moderation", "Case")
    subject, is_there = subject_of(apps, old)
    look_by = old.at + timedelta(hours=WAITS.get(old.reason, OTHERS))
    if not is_there:
        # Whoever wrote has left the board, and taken it along: there is nothing to decide.
        return Case.objects.create(
            subject=subject, state="closed", opened=old.at, closed=old.at, look_by=look_by
        )
    case, is_new = Case.objects.get_or_create(
        subject=subject, state="open", defaults={"opened": old.at, "look_by": look_by}
    )
    if not is_new and look_by < case.look_by:
        Case.objects.filter(pk=case.pk).update(look_by=look_by)
    return case


def subject_of(apps, old):
    """What it was about, and whether that is still there. Of a whole conversation: the last
    letter that had come to them, or the ad where none had."""
    Letter = apps.get_model("relay", "Letter")
    letter = old.letter
    if letter is None:
        came = Letter.objects.filter(conversation=old.side.conversation_id, state="sent")
        came = came.exclude(side=old.side_id).filter(written__lte=old.at)
        letter = came.order_by("-pk").first()
    if letter:
        return f"relay.letter:{letter.pk}", letter.state != "erased"
    ad = old.side.conversation.ad_id
    if ad and old.side.role == "writer":
        return f"board.ad:{ad}", True
    return f"relay.conversation:{old.side.conversation_id}", False


class Migration(migrations.Migration):

    dependencies = [
        ('moderation', '0009_appeal_gone'),
        ('relay', '0013_removed'),
    ]

    operations = [
        # Back: what was brought over stays, and the old table is empty again.
        migrations.RunPython(bring_over, migrations.RunPython.noop),
    ]
