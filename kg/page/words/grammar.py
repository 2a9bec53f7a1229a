"""What colours, lines and marks mean, said once for all pages: one meaning each, light and dark.

Colour tells cooperation from hostility, and kinds of actors from each other. A broken line is what nobody has told as
having happened: only claimed, planned, threatened or denied; a dotted one is the time of which a text says no more than
that it was over when it was published. Nothing else is red or blue, broken or dotted.
"""

from dataclasses import asdict, dataclass

DASH = (4, 3)  # pixels drawn and left out of a broken line
DOTS = (1.5, 3)  # of a dotted one


@dataclass(frozen=True, slots=True)
class Colour:
    """What a colour is for: its name in style sheets, its hex values on light and on dark ground."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A line or sign of a drawing, and what it means in words; ``look`` is what legends draw."""

    look: str
    words: str


GROUND = Colour("bg", "#f6f5f1", "#11151d")
SIGNS = (
    Colour("cooperation", "#2f74b5", "#5fa6e2"),
    Colour("hostility", "#c0432d", "#ea745c"),
    Colour("mixed", "#8657a5", "#b98ed6"),
    Colour("neutral", "#838a97", "#78818f"),
)
PALE = (  # words alone, where deeds have the full colour
    Colour("pale-cooperation", "#9cc3e6", "#2f5d86"),
    Colour("pale-hostility", "#eaa696", "#8a4436"),
)
KINDS = (
    Colour("State", "#27364f", "#cdd8ea"),
    Colour("Person", "#b47d22", "#e2b45d"),
    Colour("Alliance", "#1b7a73", "#45b5aa"),
    Colour("Organization", "#4f8d83", "#8cc0b7"),
    Colour("ArmedForce", "#84503d", "#cb937c"),
    Colour("Group", "#848c99", "#7b8494"),
)
MEANINGS = (
    Mark("cooperation", "Cooperation"),
    Mark("hostility", "Hostility"),
    Mark("mixed", "Mixed"),
    Mark("neutral", "Neutral"),
    Mark("broken", "Claimed, planned or denied"),
    Mark("arrow", "Who acts on whom"),
    Mark("dotted", "Not dated: on or before the day of the text"),
    Mark("disputed", "Disputed"),
    Mark("bloc", "Bloc"),
    Mark("size", "Larger: more influence"),
    Mark("width", "Wider: told more"),
)


def colours(theme: str) -> dict[str, str]:
    """Return hex values by name for the theme ``light`` or ``dark``."""
    return {colour.name: asdict(colour)[theme] for colour in (GROUND, *SIGNS, *PALE, *KINDS)}


def table() -> dict[str, object]:
    """Return for scripts how a broken line is drawn and what each line and mark means."""
    return {"dash": DASH, "words": {mark.look: mark.words for mark in MEANINGS}}


def style(light: str, dark: str) -> str:
    """Return the grammar as CSS variables; ``light`` and ``dark`` are where each theme holds, with one place for them.

    Example: ``style(":root {}", "@media (prefers-color-scheme: dark) {{ :root {} }}")``.
    """
    blocks = {
        theme: "{ " + " ".join(f"--{name}: {value};" for name, value in colours(theme).items() if name != "bg") + " }"
        for theme in ("light", "dark")
    }
    dash = f":root {{ --dash: {DASH[0]} {DASH[1]}; --dots: {DOTS[0]} {DOTS[1]}; }}\n"
    return dash + light.format(blocks["light"]) + "\n" + dark.format(blocks["dark"]) + "\n"
