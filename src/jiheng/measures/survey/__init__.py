"""Satisfaction surveys: answers, one row a respondent, to a rate with its sample and interval.

>>> from jiheng.measures import survey
>>> [round(float(one), 4) for one in survey.wilson(88, 100)]
[0.8019, 0.93]
"""

from jiheng.measures.survey.interval import wilson

__all__ = ["wilson"]
