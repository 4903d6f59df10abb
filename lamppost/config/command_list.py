"""The commands that a host is told of: what they are called, what runs them, what they do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A command in the help. `runs` is Django's name for it, where Python forbids ours."""

    name: str
    line: str
    runs: str = ""

    @property
    def django_name(self) -> str:
        return self.runs or self.name


GROUPS: tuple[tuple[str, tuple[Told, ...]], ...] = (
    (
        "Run the board",
        (
            Told("serve", "Prepare everything, then run all parts of the board until Ctrl-C."),
            Told("watch", "Only the watcher: does what falls due as time passes."),
            Told("mail", "Only the door for mails: takes in answers to letters."),
            Told("worker", "Only a worker: delivers notices, makes pictures."),
        ),
    ),
    (
        "What is on it",
        (
            Told("demo", "Fill an empty board with a lived-in demonstration."),
            Told("import", "Take ads from a JSON Lines or CSV file.", runs="import_ads"),
            Told("export", "Write every ad to a file that import reads.", runs="export_ads"),
            Told("seen", "Note that somebody of yours has met a person."),
            Told("trust", "Take facts about people that another board has signed."),
            Told("verify", "Say what a file of facts says, and whether it holds."),
            Told("rules", "Your own rules about what is posted: add, try, start, stop, show."),
            Told("places", "Load the towns that the board covers."),
        ),
    ),
    (
        "Look after it",
        (
            Told("doctor", "Say in sentences what is wrong with this installation."),
            Told("campaigns", "Find ads that one hand posts: try a file, rebuild, show."),
            Told("screening", "Try screening on any file of ads or letters: try FILE."),
            Told("search", "Look at the search index, or make it anew: rebuild."),
            Told("prices", "Count what ads ask, by category and region, anew: rebuild."),
            Told("photos", "Hash photos that came before lists were kept: hash."),
            Told("hashes", "Know photos that others have reported: import, list, remove."),
            Told(
                "child-safety",
                "What may harm a child, for those who are trained: search, open.",
                runs="child_safety",
            ),
            Told("journal", "Find whatever was changed in the journal: verify; heads."),
            Told("steward", "Say who reviews what is held and reported: add, list, remove."),
            Told("decisions", "Write decisions for the Union's transparency database: export."),
            Told(
                "meeting-figures",
                "How many meetings were planned, and what became of them.",
                runs="meeting_figures",
            ),
            Told("terms", "The board's terms: show, publish your own, list versions."),
            Told(
                "subpoena-drill",
                "Print what the board could be made to hand over about somebody.",
                runs="subpoena_drill",
            ),
            Told(
                "house-key", "Make a key for two boards that stand by for each other.", "house_key"
            ),
            Told("backup", "Write the database and the photos to one file."),
            Told("migrate", "Bring the database's tables up to this version."),
        ),
    ),
)

TOLD = {told.name: told for _, group in GROUPS for told in group}
