"""Short, inexplicit ads of our own making, for and against one policy ground.

`building_*`, `widening_*`, `broadening_*` and `deepening_*.toml` were looked at while words were
chosen, one after the other; `judging_*.toml` were written afterwards, with other wording, and are
only measured. docs/algorithms/policy-checks.md tells what each gave when it was new.
"""

import os

import django

# Checks say what they found in translated sentences, which need Django set up.
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")
django.setup()
