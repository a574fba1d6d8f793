"""Score tables (评分表), target tables (绩效目标自评表) and scores told in sentences."""
