"""Frameworks (指标体系): indicators, the language of their rules, and the library."""

from jiheng.frameworks.load import LIBRARY, available, load_framework
from jiheng.frameworks.model import Framework, Indicator

__all__ = ["LIBRARY", "Framework", "Indicator", "available", "load_framework"]
