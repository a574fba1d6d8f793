"""Calls out, in Python."""

import socket


def run(path, wanted):
    with socket.create_connection((wanted["host"], wanted["port"]), timeout=2):
        return "connected"
