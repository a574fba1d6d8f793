"""What is done with an uploaded file in a confined process: one file a job.

Each has ``run(path, wanted)``, which returns what ``json`` can write. ``wanted``
are the words its caller passes on.
"""
