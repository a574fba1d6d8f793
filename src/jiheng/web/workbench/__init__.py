"""The workbench: a year of performance evaluation, from task to filed report."""
