"""报告: its sections, its preview, its package, and the explanations that are offered again."""
