"""What the words of documents refer to, of few documents at a time."""

from concurrent.futures import ThreadPoolExecutor
from time import sleep

from kg.quads import terms as t
from kg.store.evidence import EvidenceReader
from kg.store.referring import offsets


def test_offsets_are_those_of_the_iri():
    assert offsets("urn:d#char=3,14") == (3, 14)
    assert offsets("urn:d") == (0, 0)


def test_what_words_refer_to_is_kept_of_so_many_documents_alone(graph, monkeypatch):
    whole = EvidenceReader(graph.raw, graph.base_iri)
    told = [*whole.statements(t.ASSERTION, t.EVENT_REPORT)]
    found = [whole.references(said) for said in told]
    assert len({said.graph for said, referred in zip(told, found, strict=True) if referred}) > 1
    monkeypatch.setattr("kg.store.referring._KEPT", 1)
    short = EvidenceReader(graph.raw, graph.base_iri)
    assert [short.references(said) for said in (*told, *told)] == [*found, *found]
    assert len(short.referring._references) == 1


def test_what_words_refer_to_is_kept_of_few_documents(graph, monkeypatch):
    monkeypatch.setattr("kg.store.referring._KEPT", 1)
    reader, fresh = (EvidenceReader(graph.raw, graph.base_iri) for _ in range(2))
    for said in [*reader.statements(t.EVENT_REPORT), *reader.statements(t.ASSERTION)]:
        assert reader.references(said) == EvidenceReader(graph.raw, graph.base_iri).references(said)
        assert reader.marks(said, said.subjects) == fresh.marks(said, said.subjects)
        assert len(reader.referring._references) == len(reader.referring._spots) == 1


class Slow(str):
    """An IRI that takes a while to look up, in which other threads go on."""

    def __hash__(self) -> int:
        sleep(0.0005)
        return super().__hash__()


def test_threads_that_share_a_reader_are_told_the_same(graph, monkeypatch):
    monkeypatch.setattr("kg.store.referring._KEPT", 1)
    alone, shared = (EvidenceReader(graph.raw, graph.base_iri).referring for _ in range(2))
    reader = EvidenceReader(graph.raw, graph.base_iri)
    asked = sorted({(said.graph, iri) for said in reader.statements(t.EVENT_REPORT) for iri in said.subjects})
    assert len({document for document, _ in asked}) > 1
    expected = [(alone.spots(*one), alone.within(one[0], 0, 10**6)) for one in asked]
    assert all(map(all, expected))

    def told(_: int) -> bool:
        found = [(shared.spots(Slow(one), iri), shared.within(Slow(one), 0, 10**6)) for one, iri in asked * 5]
        return found == expected * 5

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(told, range(8)))
