"""Figures (数据): what each number of a report is a number of, told in sentences or in tables."""
