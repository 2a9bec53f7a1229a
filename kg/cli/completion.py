"""Completion of commands, options and their values by the Tab key, written for bash, zsh and fish from the parser."""

import argparse
import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.checksums import path
from kg.cli.options import add_command

type Parsers = Mapping[str, argparse.ArgumentParser]


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a command: its spellings, the values it takes (None: none; empty: any), and what it does."""

    flags: tuple[str, ...]
    values: tuple[str, ...] | None
    about: str


def options(command: argparse.ArgumentParser) -> list[Option]:
    """Return the options of a command, in the order of its help."""
    found = []
    for action in command._actions:
        if action.option_strings:
            known = _questions() if command.prog == "kg query" and action.dest == "name" else action.choices or ()
            values = None if action.nargs == 0 else tuple(map(str, known))
            found.append(Option(tuple(action.option_strings), values, _plain(action.help or "")))
    return found


def _questions() -> list[str]:
    """Return the names of the packaged questions, which a shell that starts can't wait for a store to tell."""
    return sorted(file.name.removesuffix(".rq") for file in path("store/queries").glob("*.rq"))


def first_words(command: argparse.ArgumentParser) -> tuple[str, ...]:
    """Return the words that the first place of a command takes, where it takes only some."""
    places: list[argparse.Action] = [action for action in command._actions if not action.option_strings]
    return tuple(map(str, places[0].choices or ())) if places else ()


def bash(commands: Parsers) -> Iterator[str]:
    """Yield the lines of the completion for bash."""
    yield '# Completion of kg for bash: put into ~/.bashrc: eval "$(kg completion bash)"'
    yield "_kg() {"
    yield '    local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" known=""'
    yield "    COMPREPLY=()"
    yield '    if [ "$COMP_CWORD" -eq 1 ]; then'
    yield f'        COMPREPLY=($(compgen -W "{" ".join(sorted(commands))} --help --version" -- "$word"))'
    yield "        return"
    yield "    fi"
    yield '    if [ "$before" = "=" ]; then before="${COMP_WORDS[COMP_CWORD-2]}"; fi  # --option=value'
    yield '    if [ "$word" = "=" ]; then word=""; fi'
    yield '    case "${COMP_WORDS[1]} $before" in'
    for name, command in sorted(commands.items()):
        for option in options(command):
            if option.values is not None:
                spelled = "|".join(f'"{name} {flag}"' for flag in option.flags)
                yield f"        {spelled}) {_offered(option.values)}return ;;"
        if words := first_words(command):
            yield f'        "{name} {name}") known="{" ".join(words)}" ;;'
    yield "    esac"
    yield '    case "$word" in -*) case "${COMP_WORDS[1]}" in'
    for name, command in sorted(commands.items()):
        yield f'        {name}) known="{" ".join(flag for option in options(command) for flag in option.flags)}" ;;'
    yield "    esac ;; esac"
    yield '    COMPREPLY=($(compgen -W "$known" -- "$word"))'
    yield "}"
    yield "complete -o default -o bashdefault -F _kg kg"


def _offered(values: tuple[str, ...]) -> str:
    return f'COMPREPLY=($(compgen -W "{" ".join(values)}" -- "$word")); ' if values else ""


def zsh(commands: Parsers) -> Iterator[str]:
    """Yield the lines of the completion for zsh."""
    yield "#compdef kg"
    yield '# Completion of kg for zsh: put into ~/.zshrc, after compinit if it has that: eval "$(kg completion zsh)"'
    yield "_kg() {"
    yield "    if (( CURRENT == 2 )); then"
    yield "        local -a known=("
    for name, command in sorted(commands.items()):
        yield f"            {_quoted(f'{name}:{_short(command.description or "")}')}"
    yield "        )"
    yield "        _describe command known"
    yield "        return"
    yield "    fi"
    yield '    local chosen="${words[2]}"'
    yield "    shift words"
    yield "    (( CURRENT-- ))"
    yield '    case "$chosen" in'
    for name, command in sorted(commands.items()):
        yield f"        {name}) _arguments \\"
        for option in options(command):
            for flag in option.flags:
                yield f"            {_quoted(_argument(flag, option))} \\"
        words = first_words(command)
        yield f"            {_quoted(f'1:word:({" ".join(words)})') if words else "'1:file:_files'"} '*:file:_files' ;;"
    yield "    esac"
    yield "}"
    yield 'if [ "$funcstack[1]" = "_kg" ]; then _kg "$@"; else'
    yield "    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }"
    yield "    compdef _kg kg"
    yield "fi"


def _argument(flag: str, option: Option) -> str:
    about = re.sub(r"([\[\]:\\])", r"\\\1", option.about)
    if option.values is None:
        return f"*{flag}[{about}]"
    beside = "=" if flag.startswith("--") else ""  # the value may stand in the same word
    return f"*{flag}{beside}[{about}]:value:{f'({" ".join(option.values)})' if option.values else '_files'}"


def fish(commands: Parsers) -> Iterator[str]:
    """Yield the lines of the completion for fish."""
    yield "# Completion of kg for fish: put into ~/.config/fish/config.fish: kg completion fish | source"
    for name, command in sorted(commands.items()):
        about = _quoted(_short(command.description or ""), fish=True)
        yield f"complete -c kg -f -n __fish_use_subcommand -a {name} -d {about}"
    for name, command in sorted(commands.items()):
        start = f"complete -c kg -n '__fish_seen_subcommand_from {name}'"
        for option in options(command):
            flags = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
            value = (
                "" if option.values is None else f" -r -f -a '{' '.join(option.values)}'" if option.values else " -r"
            )
            yield f"{start} {flags}{value} -d {_quoted(option.about, fish=True)}"
        if words := first_words(command):
            yield f"{start} -f -a '{' '.join(words)}'"


def _plain(text: str) -> str:
    """Return a help text on one line, as argparse shows it."""
    return " ".join(text.replace("%%", "%").split())


def _short(text: str) -> str:
    return re.split(r"[:;] |\.(?: |$)", text)[0]


def _quoted(text: str, *, fish: bool = False) -> str:
    inner = text.replace("\\", "\\\\").replace("'", "\\'") if fish else text.replace("'", "'\\''")
    return f"'{inner}'"


_SHELLS: dict[str, Callable[[Parsers], Iterator[str]]] = {"bash": bash, "zsh": zsh, "fish": fish}


def completion(arguments: Namespace) -> int:
    """Run ``kg completion``."""
    sys.stdout.writelines(f"{line}\n" for line in _SHELLS[arguments.shell](arguments.commands))
    return 0


def add_commands(chosen: "argparse._SubParsersAction[Any]") -> None:
    """Add this command to the parser of all, whose commands it tells."""
    command = add_command(
        chosen,
        "completion",
        completion,
        "Print what makes a shell complete commands and options by the Tab key.",
        'eval "$(kg completion bash)"   # in ~/.bashrc; so for zsh\n'
        "  kg completion fish | source      # in ~/.config/fish/config.fish",
    )
    command.add_argument("shell", metavar="SHELL", choices=tuple(_SHELLS), help="bash, zsh or fish")
    command.set_defaults(commands=chosen.choices)
