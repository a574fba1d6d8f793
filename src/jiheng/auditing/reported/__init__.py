"""A report as the auditor sees it (送审报告): passages, numbers, tables, chapters, whose it is."""
