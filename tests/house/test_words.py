"""The repository speaks of itself alone, and to its users plainly."""

import ast
import re
import subprocess

import pytest

#: What no file says, and why. Each pattern is written so that it does not match itself.
FORBIDDEN = {
    r"/(?:home|root|Users|tmp/team)/[\w.]|/work/(?:main|shared|[.])": "a path of one machine",
    r"(?i)\b(?:python[h]osted|p[y]pi[.]org|npm[j]s[.]|deb[.]debian[.])": "a host of a registry",
    r"(?i)\b(?:sub-?)?(?:[a]gent|[h]elper)s?\b": "a word of another trade",
    r"\b(?:[A]I|[L]LM)s?\b|大模[型]|智能[体]|(?i:chat[b]ot)": "a word of another trade",
    r"\b(?:TOD[O]|FIXM[E])\b|Not[I]mplemented": "unfinished work",
}

#: Web addresses are cited, never fetched: the law, the licence, and names of XML vocabularies.
CITED = re.compile(
    r"https?://(?:[\w.-]+[.]gov[.]cn|www[.]apache[.]org|www[.]w3[.]org"
    r"|schemas[.](?:openxmlformats[.]org|microsoft[.]com)|purl[.]org/dc|127[.]0[.]0[.]1|localhost"
    r"|purl[.]oclc[.]org/ooxml|openoffice[.]org/2001/registry|www[.]ofdspec[.]org"
    r"|www[.]xbrl[.]org/2003)\b"
)

#: Names of modules that say nothing about what is in them.
EMPTY_NAME = re.compile(r"utils|[h]elpers|common|core|base|manager|service")

#: 请 as a plea, not as part of 申请, 请示 and the like.
PLEA = re.compile(r"(?<![申提报邀聘敬呈])请(?![示假款求])")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="session")
def tracked(repository):
    """Every text file under version control, by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - the git of whoever runs the tests
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return {path: text for path in listed.stdout.split("\0") if (text := _text(repository / path))}


def _text(path):
    """Content of a text file; nothing for a picture, a workbook or a file about to be deleted."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    return None if b"\0" in content else content.decode("utf-8")


def _lines(files, pattern):
    """Each line of ``files`` on which ``pattern`` is found."""
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("pattern", FORBIDDEN, ids=FORBIDDEN.get)
def test_no_file_says(tracked, pattern):
    assert _lines(tracked, pattern) == []


def test_web_addresses_are_citations(tracked):
    assert _lines(tracked, rf"(?!{CITED.pattern})https?://\w") == []


def test_no_lock_names_an_index(tracked):
    locks = {path: text for path, text in tracked.items() if path.startswith("requirements/")}

    assert len(locks) >= 3
    assert _lines(locks, r"://|index-url|find-links") == []


def test_no_module_has_an_empty_name(tracked):
    empty = [
        path
        for path in tracked
        if any(EMPTY_NAME.fullmatch(part.removesuffix(".py")) for part in path.split("/"))
    ]

    assert empty == []


def test_every_module_says_what_it_is(tracked):
    silent = [
        path
        for path, text in tracked.items()
        if path.endswith(".py") and not ast.get_docstring(ast.parse(text))
    ]

    assert silent == []


def test_messages_are_plain(tracked):
    said = [
        f"{path}:{node.lineno}: {node.value}"
        for path, text in tracked.items()
        if path.startswith("src/") and path.endswith(".py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if CHINESE.search(node.value) and (PLEA.search(node.value) or "！" in node.value)
    ]

    assert said == []
