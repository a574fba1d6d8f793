"""Pages of what was filed, for those who receive it; and the log of a case."""
