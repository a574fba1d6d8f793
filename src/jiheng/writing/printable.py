"""What of a user's text may go on a page."""

#: Control characters, halves of surrogate pairs, and the marks that turn the direction of
#: writing: the first two break files, the last would show a number back to front.
_UNPRINTABLE = {
    code: None
    for codes in (
        range(0x09),
        range(0x0B, 0x20),
        range(0x7F, 0xA0),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xD800, 0xE000),
        range(0xFFFE, 0x10000),
    )
    for code in codes
}


def printable(text: str) -> str:
    r"""The text without characters that no page can carry.

    Example:
        >>> printable("三公经费\x00\u202e18.43\n万元")
        '三公经费18.43\n万元'
    """
    return text.translate(_UNPRINTABLE)


def encodable(text: str) -> str:
    r"""The text with a question mark for what UTF-8 cannot carry, as in a broken file name.

    Example:
        >>> encodable("报告\udcff.txt")
        '报告?.txt'
    """
    return text.encode("utf-8", "replace").decode()
