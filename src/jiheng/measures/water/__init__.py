"""Surface water: single-factor classes, shares of sections, sources of drinking water.

>>> from jiheng.measures import water
>>> water.class_of("总磷", "0.2"), water.class_of("总磷", "0.2", lake=True)
('Ⅲ', 'Ⅴ')
"""

from jiheng.measures.water.limits import CLASSES, class_of

__all__ = ["CLASSES", "class_of"]
