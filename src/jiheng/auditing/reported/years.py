"""Words for the year before the one that is told of (上年)."""

#: The year right before.
LAST_YEAR = ("上年", "去年", "上一年", "前一年")
#: That year, or the same months of it.
BEFORE = (*LAST_YEAR, "同期")
