"""Categories whose keys and choices mean something to databases and to Django."""

from __future__ import annotations

TRAPS = """
[[category]]
slug = "things"
name = "Things"
prices = ["fixed", "negotiable", "free"]
days = 30

  [[category.field]]
  key = "in"
  name = "Colour"
  type = "choice"
  choices = ["Red", "Grün", 'so-called "mauve"', "50%_off"]

  [[category.sub]]
  slug = "bikes"
  name = "Bikes"

    [[category.sub.field]]
    key = "contains"
    name = "With"
    type = "many"
    choices = ["Bell", "Light", "Körbe", 'a "good" lock', 'back\\slash', "100%", "a_b"]

    [[category.sub.field]]
    key = "year"
    name = "Year"
    type = "number"

    [[category.sub.field]]
    key = "isnull"
    name = "Electric"
    type = "yes_no"

  [[category.sub]]
  slug = "lamps"
  name = "Lamps"

    [[category.sub.field]]
    key = "exact__gte"
    name = "Watts"
    type = "number"
    decimals = 2

[[category]]
slug = "rooms"
name = "Rooms"
prices = []
days = 30
"""
