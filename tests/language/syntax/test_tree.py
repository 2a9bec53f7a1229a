"""A settled tree is read from tables, as it is read by itself."""

from handmade import made

from kg.language.syntax import functions, tree


def test_a_settled_tree_is_read_as_the_tree_itself_is_until_it_changes(parser):
    doc = made(parser.vocab, "men/NNS/nsubj/1 see/VBP/ROOT/1 old/JJ/amod/3 boys/NNS/dobj/1 today/NN/npadvmod/1")
    asked = (functions.SUBJECT | functions.OBJECT, functions.ADJECTIVE, functions.NEGATION)

    def seen():
        told = [[t.i for t in functions.dependents(word, function)] for word in doc for function in asked]
        return told, [functions.has(word, function) for word in doc for function in asked]

    before = seen()
    tree.settle(doc)
    assert seen() == before
    functions.attach(doc[4], doc[1], functions.OBJECT)
    assert [t.i for t in functions.dependents(doc[1], functions.OBJECT)] == [3, 4]
    tree.settle(doc)
    functions.replace(doc[2], doc[4])
    assert [t.i for t in functions.dependents(doc[3], functions.ADJECTIVE)] == [2, 4]
    tree.settle(doc)
    doc[4].head = doc[1]
    tree.unsettle(doc)
    assert not functions.has(doc[1], functions.ADVERBIAL_NOUN)
    assert [t.i for t in functions.dependents(doc[3], functions.ADJECTIVE)] == [2]


def test_words_and_sentences_of_a_settled_tree_are_those_of_the_doc(parser):
    doc = made(parser.vocab, "men/NNS/nsubj/1 see/VBP/ROOT/1 boys/NNS/dobj/1 They/PRP/nsubj/4 run/VBP/ROOT/4")
    other = made(parser.vocab, "men/NNS/nsubj/1 see/VBP/ROOT/1")

    def seen():
        spans = [[t.i for t in tree.tokens_of(doc, start, end)] for start, end in ((1, 3), (4, 9), (2, 2))]
        return spans, [tree.sentence_of(word) for word in doc]

    before = seen()
    assert before == ([[1, 2], [4], []], [(word.sent.start, word.sent.end) for word in doc])
    tree.settle(doc)
    assert seen() == before
    assert [t.text for t in tree.tokens_of(other, 0, 2)] == ["men", "see"]
    assert tree.sentence_of(other[0]) == (0, 2)


def test_what_was_found_out_of_a_tree_is_kept_until_it_changes(parser):
    doc = made(parser.vocab, "men/NNS/nsubj/1 see/VBP/ROOT/1 boys/NNS/dobj/1")
    other = made(parser.vocab, "men/NNS/nsubj/1 see/VBP/ROOT/1")
    tree.notes(doc, "roles")[1] = "seen"
    assert tree.notes(doc, "roles") == {}, "kept of a tree that may change"
    tree.settle(doc)
    tree.notes(doc, "roles")[1] = "seen"
    assert (tree.notes(doc, "roles"), tree.notes(doc, "views"), tree.notes(other, "roles")) == ({1: "seen"}, {}, {})
    functions.attach(doc[2], doc[0], functions.OBJECT)
    tree.settle(doc)
    assert tree.notes(doc, "roles") == {}


def test_words_of_a_form_come_in_text_order_and_each_form_is_tried_once(nlp):
    tried = []
    doc = nlp.make_doc("A pact is a pact, and Pact is none.")
    found = [token.i for token in tree.written(doc, lambda form: tried.append(form) or form == "pact")]
    assert found == [1, 4]
    assert sorted(tried) == sorted({token.text for token in doc})
