"""What words do in a clause, asked by name."""

from handmade import made

from kg.language.syntax import functions


def test_functions_are_asked_by_name_and_join(parser):
    doc = made(parser.vocab, "men/NNS/nsubj/1 see/VBP/ROOT/1 boys/NNS/dobj/1 today/NN/npadvmod/1")
    see = doc[1]
    assert functions.serves_as(doc[0], functions.SUBJECT | functions.OBJECT)
    assert not functions.serves_as(doc[0], functions.OBJECT)
    assert [t.text for t in functions.dependents(see, functions.SUBJECT | functions.OBJECT)] == ["men", "boys"]
    assert [t.text for t in functions.serving(doc, functions.OBJECT)] == ["boys"]
    assert functions.has(see, functions.ADVERBIAL_NOUN)
    assert not functions.has(see, functions.NEGATION)
