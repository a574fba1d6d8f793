"""One file per format: ``recognises(head)`` by content, ``read(path)`` → `Document`."""
