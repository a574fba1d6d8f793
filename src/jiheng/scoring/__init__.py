"""Scoring (评价): a framework and a dossier become an evaluation, every point with its reason."""

from jiheng.scoring.explained import evaluate
from jiheng.scoring.model import Evaluation

__all__ = ["Evaluation", "evaluate"]
