"""What is refused or held, and what is honest and sounds alike."""

from __future__ import annotations

EXAMPLES_HIT = (
    "Sensual massage, incall and outcall, discreet, 150 roses per hour",
    "Sweet companion for tonight, hotel visits, hourly rates, very discreet",
    "S e n s u a l massage in private apartment, 24/7",
    "Sinnliche Massage, diskret, auch Hotelbesuche, 120 die Stunde",
    "Masaje relajante con final feliz, total discreción",
    "Accompagnatrice pour soirées, discrétion assurée, je me déplace à l'hôtel, 200 l'heure",
    "Sugar daddy wanted, monthly allowance, discreet arrangement",
    "Massagem sensual, atendo em hotéis, sigilo",
)

EXAMPLES_MISS = (
    "Massage table for sale, hardly used, folds away",
    "Sports massage by a licensed physiotherapist, 60 per hour, home visits",
    "Ford Escort 1992, new MOT, 90,000 miles",
    "Escort vehicle and driver for wide loads, hourly rates",
    "Model trains, H0 gauge, box of track and two locomotives",
    "Two room-mates wanted, own bedroom, discreet landlord",
    "Companion for my grandmother, three afternoons a week, 15 per hour",
    "Companion dog looks for a home with a garden",
    "Night nurse for a newborn, hourly rate, references",
    "On-site IT support, call-outs to your home, 40 per hour",
    "Zwölf Rosen im Topf für den Garten, gegen Spende für das Tierheim",
    "Busco compañera de piso, habitación luminosa, gastos incluidos",
    "Une comédie avec une fin heureuse : DVD à vendre",
    "Free drop-in for people who sell sex: health checks, legal advice, safety planning",
    # What means something else elsewhere, or is somebody's name.
    "Piano lessons. My name is Nuru and I teach all ages, $30 an hour.",
    "Buscamos recepcionista que domina el inglés y el francés. Contrato fijo.",
    "Cercasi ruota di scorta per Fiat Panda",
    "Kamer te huren in Gent, 400 euro per maand.",
    "TG motor scooter 50cc, runs well.",
    "Our dog may look intimidating but is gentle; needs a home with a garden.",
    "Casa con jardín y total intimidad, 3 habitaciones, 900 al mes.",
    "Maison avec jardin, intimité garantie, bus avec rapidité, 700 euros par mois.",
    "Seductive red sofa, mid-century, $200.",
    "Concert intime, vingt places, participation libre.",
    "Wir suchen ein Au-pair, eigenes Zimmer, zwei freie Tage, Taschengeld 280 Euro.",
    "Begleitservice zum Arzt. Für Senioren, ehrenamtlich, Pfarrei St. Anna.",
    "Hot hatch: Golf GTI. Full service history, viewings by appointment only.",
    "School escort for my son, walking to school and back, $15 per hour.",
    "Ayuda semanal en casa, 10 euros la hora.",
    "Peones para la vendimia. Alojamiento y comida incluidos. Pago semanal. Contrato.",
    "Dama de compañía para señora mayor, tardes.",
)
