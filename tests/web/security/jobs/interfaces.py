"""Says which network interfaces are there that could carry anything."""

from pathlib import Path


def run(path, wanted):
    lines = Path("/proc/self/net/dev").read_text().splitlines()[2:]
    return [name for line in lines if (name := line.split(":")[0].strip()) != "lo"]
