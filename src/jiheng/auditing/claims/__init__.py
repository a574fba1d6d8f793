"""Claims (表述): one file per kind; ``find(report)`` gives what the report asserts of that kind."""
