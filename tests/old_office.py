"""Small old office files for tests: a container with streams of some names."""

import struct


def container(*names):
    """An old office file with empty streams of these names."""
    entries = [("Root Entry", 5, 0xFFFFFFFF, 1)]
    entries += [
        (name, 2, number + 2 if number + 1 < len(names) else 0xFFFFFFFF, 0xFFFFFFFF)
        for number, name in enumerate(names)
    ]
    directory = b"".join(
        name.encode("utf-16-le").ljust(64, b"\0")
        + struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", 0, 0)
        for name, kind, right, child in entries
    )
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    header += bytes(10) + struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)
    return header + table + directory.ljust(512, b"\0")
