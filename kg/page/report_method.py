"""What the figures of a report mean, with their formulas and where these come from."""

from kg.store import GraphStore

_TERMS = (
    (
        "Tie",
        "A relation that holds (is allied with, supplies arms to) or a kind of event that happened between two actors, "
        "stated by at least one sentence. What is denied, planned, threatened or only possible makes no tie; it can make "
        "a contested claim. What only a speaker says counts half, and is marked with the speaker.",
    ),
    (
        "Weight",
        "w = s/10 · c · (1 + ln n): s the strength of the term (absolute Goldstein value, 0 to 10; Goldstein 1992, Journal "
        "of Conflict Resolution 36(2), by PLOVER root), c the mean confidence of its reports, n their number by independent "
        "origin, where copies of one text count once.",
    ),
    (
        "Cooperation and hostility",
        "The sign of a term is that of its PLOVER quad class (Open Event Data Alliance 2018): verbal or material "
        "cooperation, verbal or material conflict. Requests, office and affiliation have no sign.",
    ),
    (
        "Influence",
        "PageRank (Brin and Page 1998; damping 0.85) over the reversed, weighted network: an actor is influential that acts "
        "on those who act on others. Shares add up to 100 % over all actors. Sign plays no part.",
    ),
    (
        "Range of a rank",
        "Bootstrap (Efron 1979): the texts are drawn anew with replacement 200 times, with a fixed seed, and the rank computed "
        "each time; 90 % of the ranks lie in the range given. Copies of one text count as one.",
    ),
    (
        "Dyads over time",
        "Each independent report of an act adds the Goldstein value of its root to the month it happened in, or where the text "
        "gives no time, was published in. A pair heats up where its mean conflict of the last three months is above that of the "
        "three before.",
    ),
    (
        "Blocs",
        "Communities of the signed network by the Leiden method (Traag, Waltman and van Eck 2019) on cooperation less "
        "hostility, less the cooperation expected by chance (Newman 2006), with a fixed seed.",
    ),
    (
        "Brokers",
        "By betweenness (Freeman 1977), the share of shortest directed paths between two others that lead through an actor; "
        "constraint after Burt (1992): low where an actor's contacts are not tied to each other.",
    ),
    (
        "Balance",
        "A triad is balanced if its three signs multiply to plus (Heider 1946; Cartwright and Harary 1956); a tie's sign is "
        "that of its cooperation less its hostility.",
    ),
    (
        "Contested claim",
        "A relation that one sentence affirms and another denies, or an event whose reports differ in whether it happened.",
    ),
    (
        "Limits",
        "The texts were read by a program. It misses statements, and some it reads wrong; the sentences of the appendix "
        "show what each statement rests on. Ranks tell of what these texts tell, not of the world beyond them.",
    ),
)


def method(store: GraphStore, version: str) -> list[tuple[str, str]]:
    """Return terms and their meaning, the versions last."""
    built = ", ".join(f"{key} {value}" for key, value in sorted(store.settings.items()))
    made = f"influence-kg {version}" + (f"; graph built with {built}" if built else "")
    return [*_TERMS, ("Made with", made)]
