"""What can be drawn: a name, the place where it stands, the hand that draws it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from . import furniture, gadgets, homes, household, living, motors, music, scene, wheels, work
from .colour import Palette
from .light import Hour
from .pen import Pen

Place = Callable[[Pen, int, Hour, Random], tuple[int, int]]
Hand = Callable[[Pen, Palette, Random], None]

DRAWINGS: dict[str, tuple[Place, Hand]] = {
    "basket": (scene.on_a_table, household.basket),
    "bicycle": (scene.outdoors, wheels.bicycle),
    "boat": (scene.outdoors, wheels.boat),
    "books": (scene.on_a_table, household.books),
    "bookshelf": (scene.indoors, furniture.bookshelf),
    "box": (scene.indoors, household.box),
    "building": (scene.outdoors, homes.building),
    "camera": (scene.on_a_table, gadgets.camera),
    "car": (scene.outdoors, motors.car),
    "cat": (scene.indoors, living.cat),
    "chair": (scene.indoors, furniture.chair),
    "coat": (scene.indoors, household.coat),
    "dog": (scene.outdoors, living.dog),
    "garden_tools": (scene.outdoors, work.garden_tools),
    "guitar": (scene.indoors, music.guitar),
    "house": (scene.outdoors, homes.house),
    "keys": (scene.on_a_table, gadgets.keys),
    "lamp": (scene.indoors, furniture.lamp),
    "laptop": (scene.on_a_table, gadgets.laptop),
    "motorbike": (scene.outdoors, motors.motorbike),
    "phone": (scene.on_a_table, gadgets.phone),
    "piano": (scene.indoors, music.piano),
    "plant": (scene.indoors, living.plant),
    "poster": (scene.on_a_wall, household.poster),
    "pram": (scene.outdoors, wheels.pram),
    "room": (scene.indoors, homes.room),
    "sewing_machine": (scene.on_a_table, work.sewing_machine),
    "sofa": (scene.indoors, furniture.sofa),
    "table": (scene.indoors, furniture.table),
    "tent": (scene.outdoors, homes.tent),
    "tools": (scene.indoors, work.tools),
    "van": (scene.outdoors, motors.van),
    "washing_machine": (scene.indoors, furniture.washing_machine),
}

NOUNS: dict[str, str] = {
    "basket": "A basket of fruit and vegetables",
    "bicycle": "A bicycle on its own two wheels",
    "boat": "A small boat on calm water",
    "books": "A pile of books",
    "bookshelf": "A full bookshelf against a wall",
    "box": "An open box with things looking out of it",
    "building": "A brick building with flats and steps to the door",
    "camera": "A camera on a table",
    "car": "A car from the side",
    "cat": "A cat that sits and looks at you",
    "chair": "A chair with a cushion",
    "coat": "A coat on a hanger",
    "dog": "A dog that sits and waits",
    "garden_tools": "A spade, a rake and a watering can by a fence",
    "guitar": "A guitar that leans on a wall",
    "house": "A house with a garden and a tree",
    "keys": "Three keys on a ring",
    "lamp": "A standing lamp, lit",
    "laptop": "An open laptop on a table",
    "motorbike": "A motorbike on its stand",
    "phone": "A phone, upright",
    "piano": "An upright piano with a stool",
    "plant": "A plant in a pot",
    "poster": "A poster on a brick wall",
    "pram": "A pram with its hood up",
    "room": "A bedroom with a made bed and a window",
    "sewing_machine": "A sewing machine with cloth under the needle",
    "sofa": "A sofa in a living room",
    "table": "A table with a jug of flowers",
    "tent": "A tent, pitched",
    "tools": "A step ladder and a toolbox",
    "van": "A van from the side",
    "washing_machine": "A washing machine with a load in it",
}
