"""Keys of entities: names are shared over documents, descriptions are not."""

from kg.assertions import collect
from kg.assertions.identity import is_shared
from kg.model import Document
from kg.namespaces import digest


def test_things_of_one_description_in_one_text_have_keys_of_their_own(nlp):
    text = "Two soldiers fled from Norland. Three soldiers came back to Norland. The army of Iran left."
    extraction = collect(Document("d1", text), nlp(text))
    keys = [entity.key for entity in extraction.entities if entity.label == "soldiers"]
    assert keys == [f"group/{digest('d1')}/soldiers", f"group/{digest('d1')}/soldiers/2"]


def test_only_descriptions_belong_to_one_document():
    assert is_shared("person/ann-hill", "d1")
    assert not is_shared(f"group/{digest('d1')}/soldiers", "d1")
