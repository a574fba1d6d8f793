"""What each address of the fill-in answers."""
