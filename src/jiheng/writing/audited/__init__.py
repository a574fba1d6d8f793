"""Formats of an audit (审核结果): one file each.

``SUFFIX`` of its files, ``BINARY`` whether it is no text, ``MANY`` whether one file of it holds
the answers of many reports; ``made(many)`` gives its content as text or bytes.
"""
