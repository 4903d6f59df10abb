"""The `lamppost` command: a short help, honest exit codes, everything else Django's own.

Exit codes: 0 done; 1 refused or gone wrong, with a sentence; 2 asked for wrongly, or a setting
that Lamppost cannot start with; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from lamppost import __version__
from lamppost.config.command_list import GROUPS, TOLD
from lamppost.config.env import WrongSetting
from lamppost.core.errors import Refused

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lamppost.config.settings")
    # Whatever a command or one of its processes writes, letters and addresses among it, is for
    # whoever runs the board alone, also where the data folder was made open to others.
    os.umask(0o077)
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(words)
    except WrongSetting as wrong:
        return _say(wrong.sentence, WRONG_USE)
    except Refused as refused:
        return _say(refused.sentence, FAILED)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # `lamppost export | head` closed the pipe; nothing more can be said into it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _run(words: list[str]) -> int:
    name = words[0] if words else "--help"
    if name in {"-h", "--help"} or words == ["help"]:
        sys.stdout.write(help_text())
        return DONE
    if name == "--version":
        sys.stdout.write(f"Lamppost {__version__}\n")
        return DONE
    if name == "help":
        name, words = words[1], [words[1], "--help"]

    import django

    django.setup()
    known = _known_commands()
    django_name = TOLD[name].django_name if name in TOLD else name
    if django_name not in known:
        return _say(_unknown(name, [*TOLD, *known]), WRONG_USE)
    return _run_command(name, django_name, known[django_name], words[1:])


def _known_commands() -> dict[str, str]:
    from django.core.management import get_commands

    return dict(get_commands())


def _run_command(name: str, django_name: str, app: str, words: list[str]) -> int:
    from django.core.management import ManagementUtility, load_command_class
    from django.core.management.base import CommandError, SystemCheckError

    if name not in TOLD:
        ManagementUtility(["lamppost", name, *words]).execute()
        return DONE
    command = load_command_class(app, django_name)
    command._called_from_command_line = True  # type: ignore[attr-defined]  # errors exit with 2
    options = vars(command.create_parser("lamppost", name).parse_args(words))
    args = options.pop("args", ())
    try:
        command.execute(*args, **options)
    except SystemCheckError as error:
        return _say(str(error), FAILED)
    except CommandError as error:
        return _say(str(error), error.returncode)
    return DONE


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    meant = f" Did you mean “{near[0]}”?" if near else ""
    return f"There is no command “{name}”.{meant} All commands: lamppost --help"


def _say(sentence: str, code: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return code


def help_text() -> str:
    """What `lamppost` alone prints: the commands by what they are for, a line each."""
    lines = ["Lamppost: a self-hosted classifieds board.", "", "Usage: lamppost COMMAND [OPTION …]"]
    for title, group in GROUPS:
        lines += ["", f"{title}:"]
        lines += [f"  {told.name:<9} {told.line}" for told in group]
    lines += [
        "",
        "Each explains itself: lamppost COMMAND --help",
        "Django's own commands (shell, dbshell, check …) work too: lamppost help shell",
    ]
    return "\n".join(lines) + "\n"


def script() -> None:
    """What the installed `lamppost` command calls."""
    sys.exit(main())


if __name__ == "__main__":
    script()
