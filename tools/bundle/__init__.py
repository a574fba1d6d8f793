"""Portable folders: unpack anywhere, double-click, no installation and no network.

``make bundle`` runs it; ``docs/howto/portable.md`` says what to give.
"""
