"""Who builds, pays for, runs, joins or opposes projects, what these link, and how far they have come."""

import pytest

from kg.annotated import make_doc
from kg.assertions import collect
from kg.model import Document

TOLD = frozenset({"builds", "funds", "operates", "involvedIn", "opposesProject", "links", "projectStatus"})


def told(nlp, text):
    document = Document(id="t", text=text, published="2025-03-10")
    found = collect(document, nlp(make_doc(nlp, document)))
    entities = {e.id: e for e in found.entities}
    labels = {m.id: entities[m.entity].label for m in found.mentions if m.entity}
    return {
        f"{labels[a.subject]} {a.relation} {labels[a.object] if a.object else a.value}": a
        for a in found.assertions
        if a.relation in TOLD
    }


@pytest.mark.parametrize(
    ("line", "text", "twin"),
    [
        ("Norway builds Ural Canal", "Norway built the Ural Canal.", "Norway crossed the Ural Canal."),
        ("Norway builds Ural Canal", "The Ural Canal was built by Norway.", "The Ural Canal was built by workers."),
        ("Norway builds Ural Canal", "The Ural Canal, built by Norway, paid.", "The Ural Canal, seen by Norway, paid."),
        (
            "Norway builds Ural Canal",
            "Sweden criticised Norway's construction of the Ural Canal.",
            "Sweden criticised Norway's view of the Ural Canal.",
        ),
        ("Norway funds Ural Canal", "Norway financed the Ural Canal.", "Norway financed the Ural Canal dispute."),
        ("Norway operates Ural Canal", "Norway operates the Ural Canal.", "Norway likes the Ural Canal."),
        ("Norway involvedIn Nord Stream", "Norway joined Nord Stream.", "Norway left Nord Stream."),
        ("Norway opposesProject Nord Stream", "Norway opposes Nord Stream.", "Norway visited Nord Stream."),
        ("Nord Stream projectStatus suspended", "Norway suspended Nord Stream.", "Norway may suspend Nord Stream."),
        ("Nord Stream projectStatus ended", "Norway scrapped Nord Stream.", "Norway bought Nord Stream."),
        ("Ural Canal projectStatus in operation", "The Ural Canal opened in 1990.", "The Ural Canal opened a new era."),
        ("Ural Canal projectStatus in operation", "The Ural Canal is in operation.", "The Ural Canal is in trouble."),
        (
            "Ural Canal projectStatus under construction",
            "Norway is building the Ural Canal.",
            "Norway was building the Ural Canal.",
        ),
        (
            "Ural Canal projectStatus under construction",
            "The Ural Canal is under construction.",
            "The Ural Canal is under pressure.",
        ),
        (
            "railway between Chad and Sudan projectStatus planned",
            "The planned railway between Chad and Sudan stalled.",
            "The old railway between Chad and Sudan stalled.",
        ),
        (
            "canal between Chad and Sudan links Chad",
            "Norway built a canal between Chad and Sudan.",
            "Norway built a canal against Chad and Sudan.",
        ),
        (
            "railway between Chad and Sudan links Sudan",
            "Norway is building a railway that connects Chad with Sudan.",
            "Norway is building a railway that pleases Chad and Sudan.",
        ),
        (
            "Baku-Ceyhan pipeline links Ceyhan",
            "Norway built the Baku-Ceyhan pipeline.",
            "Norway built the Trans-Ceyhan pipeline.",
        ),
    ],
)
def test_what_one_wording_tells_of_a_project_its_twin_does_not(nlp, line, text, twin):
    assert line in told(nlp, text)
    assert line not in told(nlp, twin)


def test_what_is_only_meant_or_denied_is_no_fact(nlp):
    meant = told(nlp, "Norway wants to build the Ural Canal.")["Norway builds Ural Canal"]
    denied = told(nlp, "Norway did not build the Ural Canal.")["Norway builds Ural Canal"]
    assert (meant.certainty == "Certain", denied.polarity) == (False, "Denied")


def test_mentions_of_projects_stand_in_text_order(nlp):
    document = Document(id="t", text="Norway opposes Nord Stream. Sweden met Iran.")
    starts = [m.start for m in collect(document, nlp(make_doc(nlp, document))).mentions]
    assert starts == sorted(starts)


def test_the_date_of_a_status_is_kept(nlp):
    [status] = told(nlp, "Norway suspended Nord Stream in May 2022.").values()
    assert status.time == "2022-05"


def test_nothing_is_told_of_a_project_without_a_name_by_its_status_alone(nlp):
    assert told(nlp, "A canal was opened in 1990.") == {}


def test_a_project_of_which_nothing_is_told_is_no_entity(nlp):
    document = Document(id="t", text="Ships passed the canal. Norway praised Nord Stream 2.")
    assert [e for e in collect(document, nlp(make_doc(nlp, document))).entities if e.type == "Project"] == []
