"""Competency questions of the user's own: a folder of ``.rq`` files, answered again at each build."""

from kg.questions.answering import (
    Answered,
    answer,
    answers,
    asked,
    counted,
    files,
    keep,
    kept,
    records,
    remember,
    remembered,
)

__all__ = [
    "Answered",
    "answer",
    "answers",
    "asked",
    "counted",
    "files",
    "keep",
    "kept",
    "records",
    "remember",
    "remembered",
]
