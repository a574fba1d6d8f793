"""How many a pair is: two ends, two names, two cases."""

PAIR = 2
