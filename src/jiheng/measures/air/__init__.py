"""Ambient air (环境空气): index, good days, annual assessment, by the standard in force.

>>> from jiheng.measures import air
>>> air.iaqi("PM2.5", 75, standard="HJ 633-2012"), air.iaqi("PM2.5", 75, standard="HJ 633-2026")
(100, 114)
"""

from jiheng.measures.air.edition import Edition, edition
from jiheng.measures.air.index import aqi, iaqi, level

__all__ = ["Edition", "aqi", "edition", "iaqi", "level"]
