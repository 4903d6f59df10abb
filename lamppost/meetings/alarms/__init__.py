"""An alarm as those see it who were told: what is known by now, and who has taken it on."""
