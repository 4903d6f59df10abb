"""What a person should look at, and what is honest and sounds alike."""

from __future__ import annotations

EXAMPLES_HIT = (
    "Models wanted, 15 or 16, well paid, come alone",
    "Modeling for teens, cash, we book the flight and the hotel",
    "Paid trips for somebody still at school, do not tell your parents",
    "Looking for a companion, sixteen, generous gifts",
    "Looking for a companion, s1xteen, generous gifts",
    "Modelle gesucht, 15 Jahre, gut bezahlt, sag es nicht deinen Eltern",
    "Se buscan modelos de 16 años, buen pago, viaje pagado, ven sola",
    "Cherche modèles, 15 ans, bien payé, ne dis rien aux parents",
    "Work abroad, we keep your passport, the flight is deducted from your wages",
    "Kitchen staff, seven days a week, room only as long as you work, passports stay with us",
    "Arbeit im Ausland, Flug wird abgearbeitet, kein freier Tag, Pass bleibt bei uns",
    "Trabajo en el extranjero, guardamos el pasaporte, sin días libres",
    "Travail à l'étranger, nous gardons les passeports, aucun jour de repos",
)

EXAMPLES_MISS = (
    "Babysitter wanted, teens welcome, paid 12 per hour, two kids",
    "I am 16 and offer babysitting after school, 8 an hour",
    "School books for grade 9, good condition",
    "Kids' clothes, size 10 years, bag of twenty",
    "Maths tutor for pupils aged 12, 20 an hour",
    "Youth football team looks for a coach, trips paid by the club",
    "Summer job in the ice cream shop, 16 and over, paid weekly",
    "Child seat for a car, 9 to 36 kg",
    "Young dog looks for company and long walks",
    "Teen novel about a secret, paperback, 3 pounds",
    "Au pair for two children, own room, weekly pay, two days off",
    "Children for our clothing catalogue, paid, with a parent present, licensed agency",
    "Model railway for children, 20",
    "Live-in carer, seven days a week in turns, own room, contract",
    "If your employer keeps your passport or you must work off a debt, call the helpline",
    "Kinderkleidung, 12 Jahre, neuwertig",
    "Niñera para niños de 8 años, 10 la hora",
    "Cours de piano pour enfants de 10 ans, 20 de l'heure",
    "Escort, 24, incall and outcall, discreet",
    "Photo shoot for families, kids free, $60 an hour.",
)
