"""The phrases of which rules are made: conditions, awards, steps, and how they are answered."""
