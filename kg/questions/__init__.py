"""Competency questions of the user's own: a folder of ``.rq`` files, answered again at each build."""

from kg.questions.answering import Answered, answer, counted, files, records, remember, remembered

__all__ = ["Answered", "answer", "counted", "files", "records", "remember", "remembered"]
