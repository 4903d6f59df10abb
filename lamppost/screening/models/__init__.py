"""What screening keeps: a module for each subject."""

from lamppost.screening.models.screenings import Rulebook, Screening

__all__ = ["Rulebook", "Screening"]
