"""填报表.xlsx: one layout, written and read by it."""
