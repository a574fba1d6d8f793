"""On-line monitors of pollution sources: 数据有效传输率 = 传输率 × 有效率."""
