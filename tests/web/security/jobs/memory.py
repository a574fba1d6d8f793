"""Takes memory without end."""


def run(path, wanted):
    taken = []
    while True:
        taken.append(bytearray(2**24))
