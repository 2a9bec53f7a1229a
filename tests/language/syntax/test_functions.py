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


def test_a_settled_tree_is_read_as_the_tree_itself_is_until_it_changes(parser):
    doc = made(parser.vocab, "men/NNS/nsubj/1 see/VBP/ROOT/1 old/JJ/amod/3 boys/NNS/dobj/1 today/NN/npadvmod/1")
    asked = (functions.SUBJECT | functions.OBJECT, functions.ADJECTIVE, functions.NEGATION)

    def seen():
        told = [[t.i for t in functions.dependents(word, function)] for word in doc for function in asked]
        return told, [functions.has(word, function) for word in doc for function in asked]

    before = seen()
    functions.settle(doc)
    assert seen() == before
    functions.attach(doc[4], doc[1], functions.OBJECT)
    assert [t.i for t in functions.dependents(doc[1], functions.OBJECT)] == [3, 4]
    functions.settle(doc)
    functions.replace(doc[2], doc[4])
    assert [t.i for t in functions.dependents(doc[3], functions.ADJECTIVE)] == [2, 4]
    functions.settle(doc)
    doc[4].head = doc[1]
    functions.unsettle(doc)
    assert not functions.has(doc[1], functions.ADVERBIAL_NOUN)
    assert [t.i for t in functions.dependents(doc[3], functions.ADJECTIVE)] == [2]
