"""The peer: an export read row by row, and each day's index by aqi-hub, one value at a time.

Run by the interpreter of .venv-bench on a sample; where aqi-hub is not installed its formula is
written here in its manner. Prints what reading and assessing took in seconds, and the good days.
"""

import csv
import math
import sys
from collections import defaultdict
from time import perf_counter

try:
    from aqi_hub.aqi_cn.aqi import cal_iaqi_cn as index_of

    PEER = "aqi-hub"
except ImportError:
    PEER = "逐行计算"
    INDEX = (0, 50, 100, 150, 200, 300, 400, 500)
    POINTS = {  # HJ 633-2026 表1
        "PM25_24H": (0, 35, 60, 115, 150, 250, 350, 500),
        "PM10_24H": (0, 50, 120, 250, 350, 420, 500, 600),
        "SO2_24H": (0, 50, 150, 475, 800, 1600, 2100, 2620),
        "NO2_24H": (0, 40, 80, 180, 280, 565, 750, 940),
        "CO_24H": (0, 2, 4, 14, 24, 36, 48, 60),
        "O3_8H": (0, 100, 160, 215, 265, 800),
    }

    def index_of(item: str, value: float) -> int:
        """The index of one value."""
        points = POINTS[item]
        for place in range(1, len(points)):
            if value <= points[place]:
                low, high = points[place - 1], points[place]
                least, most = INDEX[place - 1], INDEX[place]
                return math.ceil((most - least) * (value - low) / (high - low) + least)
        return 500


ITEMS = {
    "SO2": "SO2_24H", "NO2": "NO2_24H", "CO(mg/m³)": "CO_24H", "PM10": "PM10_24H",
    "PM2.5": "PM25_24H",
}  # fmt: skip

began = perf_counter()
days: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123 - as such scripts are written
    for row in csv.DictReader(file):
        days[row["点位名称"], row["时间"][:10]].append(row)
read = perf_counter()
good = 0
for rows in days.values():
    found = []
    for column, item in ITEMS.items():
        values = [float(row[column]) for row in rows if row[column]]
        if len(values) >= 20:  # noqa: PLR2004 - GB 3095 表4
            found.append(index_of(item, round(sum(values) / len(values), 1)))
    ozone = [float(row["O3"]) if row["O3"] else None for row in rows]
    means = []
    for end in range(8, len(ozone) + 1):
        window = [one for one in ozone[end - 8 : end] if one is not None]
        if len(window) >= 6:  # noqa: PLR2004 - as above
            means.append(sum(window) / len(window))
    if means:
        found.append(index_of("O3_8H", round(max(means))))
    good += bool(found) and max(found) <= 100  # noqa: PLR2004 - 优良
print(f"{PEER}\t{read - began:.4f}\t{perf_counter() - read:.4f}\t{good}")
