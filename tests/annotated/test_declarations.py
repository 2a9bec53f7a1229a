"""Each component declares truly what it reads from a Doc and what it writes on it."""

import copy

import pytest
from spacy.attrs import LEMMA, POS
from spacy.tokens.underscore import Underscore

from kg.annotated import COMPONENTS, make_doc
from kg.model import Document

GIVEN = frozenset({"kg_text", "kg_published", "kg_blocks"})  # by `make_doc`
# A component that works alone too can't require what it reads where another has left it.
WHERE_THERE = {
    "kg_quantities": {"doc._.kg_mentions", "doc._.kg_times"},
    "kg_coreference": {"doc._.kg_measures"},
    "kg_positions": {"doc._.kg_times"},
    "kg_relations": {"doc._.kg_times", "doc._.kg_entities"},
    "kg_events": {"doc._.kg_attributions", "doc._.kg_entities", "doc._.kg_times", "doc._.kg_quantities"},
    "kg_attribution": {"doc._.kg_mentions", "doc._.kg_entities"},
    "kg_factuality": {"doc._.kg_times", "doc._.kg_mentions", "doc._.kg_entities"},
}
TEXT = (
    "President Ivan Petrenko, a former general, said on 3 May 2021 that Russia might attack Ukraine. "
    "On Monday he denied that 40 soldiers had died near Kherson. Turkey, an ally of Azerbaijan, has 300,000 troops. "
    "Moscow did not sign the treaty with Ankara. A Russian condemned Turkey, and they attacked a village. "
    "Turkey opposes the Nord Stream pipeline."
)


@pytest.fixture(scope="module")
def declared(nlp):
    """What each component requires and assigns, and what it read and wrote of a text: ``doc._.x``, ``token.x``."""
    found = {}
    doc = make_doc(nlp, Document("d", TEXT, published="2021-05-04"))
    read: set[str] = set()
    get = Underscore.__getattr__

    def recording(self, name):
        read.add(name)
        return get(self, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Underscore, "__getattr__", recording)
        for name, component in nlp.pipeline:
            before = _state(doc)
            read.clear()
            doc = component(doc)
            reads, after = set(read), _state(doc)
            meta = nlp.get_pipe_meta(name)
            written = {key for key in after if after[key] != before[key]}
            found[name] = set(meta.requires), set(meta.assigns), {f"doc._.{key}" for key in reads - GIVEN}, written
    return found


def _state(doc):
    """Return what components of ours may change, by the names that declarations use."""
    names = [name for name in doc._._extensions if name.startswith("kg_")]
    values = {f"doc._.{name}": copy.deepcopy(getattr(doc._, name)) for name in names}
    return {**values, "token.pos": doc.to_array(POS).tolist(), "token.lemma": doc.to_array(LEMMA).tolist()}


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_writes_what_it_assigns(declared, name):
    _, assigns, _, written = declared[name]
    assert written == assigns


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_reads_what_it_requires(declared, name):
    requires, assigns, read, _ = declared[name]
    assert {key for key in requires if key.startswith("doc._.")} <= read
    assert read <= requires | assigns | WHERE_THERE.get(name, set())


def test_no_component_requires_what_none_before_it_assigns(nlp):
    problems = nlp.analyze_pipes()["problems"]
    assert {name: problems[name] for name in COMPONENTS} == {name: [] for name in COMPONENTS}
