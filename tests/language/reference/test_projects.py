"""Which words name or describe a project, and when two mean one."""

import pytest

from kg.annotated import make_doc
from kg.language.reference.projects import projects
from kg.model import Document

FOUND = [
    ("Norway built the Nord Stream 2 pipeline.", ["Nord Stream 2"]),
    ("Norway built the Turkish Stream.", ["TurkStream"]),
    ("Norway built the Akkuyu nuclear power plant.", ["Akkuyu nuclear power plant"]),
    ("Norway built the port of Aktau.", ["port of Aktau"]),
    ("Norway built the Zangezur corridor.", ["Zangezur corridor"]),
    ("Norway opened a humanitarian corridor.", []),
    ("Norway built a car plant.", []),
    ("Norway owns a submarine cable.", ["submarine cable"]),
    ("Norway owns a cable.", []),
    ("Norway owns pipelines.", []),
    ("The pipeline dispute went on.", []),
    ("Norway uses the Russian pipeline.", ["Russian pipeline"]),
]


@pytest.mark.parametrize(("text", "labels"), FOUND, ids=[text for text, _ in FOUND])
def test_a_project_is_found_with_its_words(nlp, text, labels):
    assert [found.label for found in projects(nlp(make_doc(nlp, Document(id="t", text=text))))] == labels


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Norway built a dam. Sweden opposes the dam.", 1),
        ("Norway built a dam. Sweden built a dam.", 2),
        ("Norway built a dam. Sweden opposes the dam between Oslo and Bergen.", 2),
        ("Norway built the Ural Canal. Sweden opposes the canal.", 1),
        ("Norway built Nord Stream 2. Sweden opposes the pipeline.", 1),
        ("Norway built the Ural Canal and the Don Canal.", 2),
    ],
)
def test_a_bare_definite_description_means_the_project_before(nlp, text, number):
    found = projects(nlp(make_doc(nlp, Document(id="t", text=text))))
    assert len({one.project for one in found}) == number


def test_a_description_of_a_state_is_no_name(nlp):
    [found] = projects(nlp(make_doc(nlp, Document(id="t", text="Norway uses the Russian pipeline."))))
    assert found.name is None
