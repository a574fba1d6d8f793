"""得分表: what every indicator came to, why, and what would change it."""
