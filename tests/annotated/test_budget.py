"""A text that costs more than it may is left out and told of; the others are read."""

import signal
import threading
import time

import pytest

import kg
from kg import annotated, cli
from kg.annotated import Budget
from kg.annotated.budget import MOST_TOKENS, OverBudgetError, limited
from kg.errors import InputError
from kg.extracting import read
from kg.model import Document

SHORT = "Norland attacked Sudria."


@pytest.fixture
def nlp(pipeline_of):
    return pipeline_of("kg_morphology")


def documents(*texts):
    return [Document(str(number), text) for number, text in enumerate(texts)]


@pytest.mark.parametrize("seconds", [None, 60.0])
def test_a_text_of_too_many_tokens_is_left_out(nlp, seconds):
    problems = []
    given = documents(SHORT, "Word " * 30, SHORT)
    found = list(annotated.annotate(nlp, given, on_problem=problems.append, budget=Budget(20, seconds)))
    assert [document.id for document, _ in found] == ["0", "2"]
    (problem,) = problems
    assert isinstance(problem, InputError)
    assert (
        str(problem) == "1: text of 30 tokens is longer than 20; the text is left out; split it, or raise --most-tokens"
    )
    with pytest.raises(InputError, match="30 tokens"):
        list(annotated.annotate(nlp, given, budget=Budget(20, seconds)))
    assert len(list(annotated.annotate(nlp, given, budget=Budget(30, seconds)))) == 3


def test_prose_of_a_million_characters_is_within_the_usual_budget():
    assert Budget() == annotated.USUAL
    assert MOST_TOKENS >= 1_000_000 / 4.5


def test_a_text_that_takes_too_long_is_left_out_wherever_it_is_held_up(nlp, monkeypatch):
    came_through = []

    def held_up(doc):
        if doc[0].text == "Slow":
            until = time.process_time() + 20
            while time.process_time() < until:
                pass
            came_through.append(doc)
        return doc

    monkeypatch.setattr(nlp, "_components", [*nlp._components, ("held_up", held_up)])
    problems = []
    given = documents(SHORT, "Slow.", SHORT)
    found = list(annotated.annotate(nlp, given, on_problem=problems.append, budget=Budget(seconds=0.5)))
    assert [document.id for document, _ in found] == ["0", "2"]
    assert [str(problem) for problem in problems] == [
        "1: text takes more than 0.5 CPU seconds (component 'held_up' was at work); "
        "the text is left out; split it, or raise --most-seconds"
    ]
    assert not came_through


def test_the_clock_is_put_back(nlp):
    before = signal.getsignal(signal.SIGPROF)
    list(annotated.annotate(nlp, documents(SHORT), budget=Budget(seconds=9)))
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_in_a_thread_the_time_is_looked_at_in_between():
    raised = []

    def work():
        try:
            with limited(0.01) as check:
                until = time.process_time() + 0.02
                while time.process_time() < until:
                    pass
                check()
        except OverBudgetError:
            raised.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert raised == [True]


def test_the_command_tells_of_it_and_ends_with_2(tmp_path, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "long.txt").write_text("Norland attacked Sudria on Monday. " * 20)
    (texts / "short.txt").write_text("Georgia signed a trade agreement with Ukraine.")
    code = cli.main(["extract", str(texts), "-o", str(tmp_path / "found.jsonl"), "--most-tokens", "50"])
    assert code == 2
    assert "long.txt: text of 120 tokens is longer than 50; the text is left out" in capsys.readouterr().err
    assert (tmp_path / "found.jsonl").read_text().count("\n") == 1
    arguments = [str(texts), "-o", str(tmp_path / "graph"), "--most-tokens", "50", "--most-seconds", "60"]
    assert cli.main(["build", *arguments]) == 2
    with kg.open(tmp_path / "graph") as graph:
        assert graph.counts()["documents"] == 1
    with pytest.raises(SystemExit, match="2"):
        cli.main(["extract", str(texts), "--most-seconds", "0"])


def test_processes_keep_to_it_as_well(nlp):
    (problem,) = read(lambda: nlp, documents(SHORT), budget=Budget(tokens=2))
    assert isinstance(problem, InputError)
