"""Pages of people: at the door, their own, and those of the three administrators."""
