"""Spans of mentions."""

from kg.language.names.spans import MentionSpan, tokens_in


def test_the_tokens_of_spans_are_those_between_their_borders():
    assert tokens_in([MentionSpan(1, 3, "State"), MentionSpan(5, 6, "Person")]) == {1, 2, 5}
    assert tokens_in([]) == frozenset()
