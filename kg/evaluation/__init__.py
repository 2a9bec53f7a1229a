"""How good the pipeline is, measured on gold standards that outsiders annotated."""

from kg.evaluation.run import TASKS, Evaluation, evaluate

__all__ = ["TASKS", "Evaluation", "evaluate"]
