"""Texts that ask for a login code, and honest ones about other codes, all made up."""

from __future__ import annotations

from lamppost.screening.submission import Kind, Submission

EXAMPLES_HIT = (
    Submission(Kind.LETTER, "Send me the 6-digit code that I just texted you."),
    Submission(Kind.LETTER, "I will send you a code, please tell me the code so I know."),
    Submission(Kind.LETTER, "To verify you are real, send me the Google Voice code."),
    Submission(
        Kind.LETTER,
        "There are many fakes here so I want to make sure you're legit. I am sending a "
        "verification code to your phone. What is the six digit code?",
    ),
    Submission(
        Kind.LETTER, "You will get a text with a PIN from Google. Read it to me, give me that PIN."
    ),
    Submission(
        Kind.AD, "I only talk to real people: I send you a code, and you text me the code back."
    ),
    Submission(Kind.LETTER, "Te envié un código por SMS, dime el código para saber que eres real."),
    Submission(Kind.LETTER, "Mándame el código de seis cifras que te llegó al móvil por sms."),
    Submission(Kind.LETTER, "Ich habe dir einen Code geschickt, bitte schick mir den Code."),
    Submission(
        Kind.LETTER, "Um sicher zu sein, dass du echt bist: Sag mir bitte den Bestätigungscode."
    ),
    Submission(Kind.LETTER, "Envoyez-moi le code que vous avez reçu par SMS."),
    Submission(Kind.LETTER, "Pour vérifier que vous êtes une vraie personne, donnez-moi le code."),
)

EXAMPLES_MISS = (
    "The gate has a code, I will tell you the code when you are here.",
    "Please send me your zip code so that I know how far it is.",
    "Use the code SPRING for a tenth off.",
    "What is the area code of your town?",
    "Never send a code that you received by text to anybody.",
    "I will send you the parcel and the tracking code.",
    "Anybody who asks you for a code that was sent to your phone wants your account.",
    "Learn to code: lessons for beginners, I send you exercises by mail.",
    "I am a real person, write to me.",
    "The lock has a four digit code which you can set yourself.",
    "Ich schicke dir den Code für die Haustür, wenn du da bist.",
    "Te mando la dirección y el código postal.",
    "Le code de la porte est donné à l'arrivée.",
    Submission(Kind.LETTER, "Is it real oak? Send me a picture of the code on the back, please."),
)
