"""What is in a portable folder, and what its builder is told."""

import re
from hashlib import sha256
from importlib import util
from pathlib import Path

import pytest
from portable.conftest import made_for_linux, made_for_windows, made_wheel, platform_of
from tools.bundle import __main__ as bundle
from tools.bundle import archive, interpreter, licences, wheels
from tools.bundle.errors import (
    MissingWheel,
    NoLicenceText,
    NotAnInterpreter,
    NotDownloaded,
    WrongWheel,
)
from tools.bundle.platforms import PLATFORMS

MADE = ("windows-x64", "linux-aarch64")
NAMES = [platform.name for platform in PLATFORMS]


def python(version=(3, 12)):
    return interpreter.Interpreter(version, Path(), Path(), 0)


@pytest.fixture(params=MADE)
def made(request, made_interpreters, lock, offered, tmp_path):
    """A folder made of wheels without content, and its platform."""
    platform = platform_of(request.param)
    given = made_interpreters[platform.name]
    return platform, bundle.build(platform, given, lock, output=tmp_path, offered=offered)


@pytest.fixture
def windows(made_interpreters, lock, offered, tmp_path):
    """The folder for Windows."""
    platform = platform_of("windows-x64")
    given = made_interpreters[platform.name]
    return bundle.build(platform, given, lock, output=tmp_path, offered=offered)


@pytest.mark.parametrize("name", NAMES)
def test_every_wheel_runs_on_its_platform(name, repository, tmp_path):
    platform = platform_of(name)
    lock = repository / "requirements" / "run.txt"
    try:
        fetched = wheels.fetch(lock, platform, python(), into=tmp_path)
    except NotDownloaded as error:
        pytest.skip(f"no wheels to be had: {error}")

    tags = {tag for wheel in fetched for tag in wheel.stem.rpartition("-")[2].split(".")}

    ours = {"windows-x64": "win_amd64", "linux-x86_64": "x86_64", "linux-aarch64": "aarch64"}
    assert [tag for tag in tags if tag != "any" and not tag.endswith(ours[name])] == []
    oldest = [
        min(map(int, re.findall(r"manylinux_2_(\d+)", wheel.name)))
        for wheel in fetched
        if "manylinux_2_" in wheel.name
    ]
    assert max(oldest, default=0) <= 28
    assert bool(oldest) != platform.windows


@pytest.mark.parametrize(
    ("name", "wheel"),
    [
        ("windows-x64", "lxml-6.0-cp312-cp312-win32.whl"),
        ("windows-x64", "lxml-6.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
        ("linux-x86_64", "lxml-6.0-cp312-cp312-win_amd64.whl"),
        ("linux-x86_64", "lxml-6.0-cp312-cp312-manylinux_2_34_x86_64.whl"),
        ("linux-x86_64", "lxml-6.0-cp312-cp312-musllinux_1_2_x86_64.whl"),
        ("linux-x86_64", "lxml-6.0-cp311-cp311-manylinux_2_28_x86_64.whl"),
        ("linux-x86_64", "typst-0.15-cp313-abi3-manylinux_2_17_x86_64.whl"),
        ("linux-aarch64", "lxml-6.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
    ],
)
def test_a_wheel_of_another_platform_is_refused(name, wheel):
    with pytest.raises(WrongWheel, match=re.escape(wheel)):
        wheels.check([Path(wheel)], platform_of(name), python())


@pytest.mark.parametrize(
    ("name", "wheel"),
    [
        ("windows-x64", "typst-0.15-cp39-abi3-win_amd64.whl"),
        ("linux-x86_64", "lxml-6.0-cp312-cp312-manylinux_2_26_x86_64.manylinux_2_28_x86_64.whl"),
        ("linux-x86_64", "pyyaml-6.0-cp312-cp312-manylinux2014_x86_64.whl"),
        ("linux-aarch64", "openpyxl-3.1.5-py2.py3-none-any.whl"),
    ],
)
def test_a_wheel_of_the_platform_is_taken(name, wheel):
    wheels.check([Path(wheel)], platform_of(name), python())


def test_conditions_of_the_lock_are_judged_by_where_the_folder_runs():
    lock = (
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n    --hash=sha256:aa \\\n"
        "    --hash=sha256:bb\n    # via click\n"
        "tomli==2.0 ; python_version < '3.11' \\\n    --hash=sha256:cc\n"
    )

    found = {
        name: [*wheels.pins(lock, wheels.environment(platform_of(name), (3, 12)))]
        for name in ("windows-x64", "linux-x86_64")
    }

    assert found == {
        "windows-x64": ["colorama==0.4.6 --hash=sha256:aa --hash=sha256:bb"],
        "linux-x86_64": [],
    }


def test_only_what_the_program_needs_is_taken(tmp_path):
    own = made_wheel(tmp_path, "own", requires=["first>=1", "never; extra == 'scale'"])
    first = made_wheel(tmp_path, "first", requires=["second; sys_platform == 'win32'"])
    others = [first, made_wheel(tmp_path, "second"), made_wheel(tmp_path, "builder")]
    markers = wheels.environment(platform_of("windows-x64"), (3, 12))

    taken = [wheel.name.partition("-")[0] for wheel in wheels.needed(own, others, markers)]

    assert taken == ["first", "own", "second"]
    with pytest.raises(MissingWheel, match="缺少first需要的 second"):
        wheels.needed(own, [first], markers)


def test_every_file_has_its_sum(made):
    _, folder = made
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}

    found = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }

    assert listed == found


def test_made_and_packed_again_it_is_the_same_to_the_byte(
    made, made_interpreters, lock, offered, tmp_path
):
    platform, folder = made
    first = archive.pack(folder, windows=platform.windows).read_bytes()

    given = made_interpreters[platform.name]
    again = bundle.build(platform, given, lock, output=tmp_path / "again", offered=offered)

    assert (again / "SHA256SUMS").read_text() == (folder / "SHA256SUMS").read_text()
    assert archive.pack(again, windows=platform.windows).read_bytes() == first


def test_the_start_file_of_windows_is_written_as_its_console_reads_it(windows):
    content = (windows / "启动绩衡.bat").read_bytes()

    assert content.count(b"\n") == content.count(b"\r\n") > 5
    assert content.startswith(b"@echo off\r\nchcp 936 >nul\r\n")
    assert "先把压缩包整个解压到一个文件夹" in content.decode("gbk")


def test_the_directions_of_windows_open_in_its_editor(windows):
    content = (windows / "使用说明.txt").read_bytes()

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 20


def test_the_interpreter_of_windows_finds_the_packages_and_no_others(windows):
    paths = (windows / "python" / "python312._pth").read_bytes()

    assert paths == b"python312.zip\r\n.\r\npackages\r\n"
    assert (windows / "python" / "packages" / "jiheng" / "__main__.py").is_file()


def test_what_was_not_started_is_marked(made):
    _, folder = made

    assert "未实测：" in (folder / "使用说明.txt").read_text(encoding="utf-8")


def test_the_licence_of_everything_is_there(windows, offered):
    packages = {wheel.name.partition("-")[0] for wheel in offered.glob("*.whl")}
    listed = (windows / "许可" / "清单.txt").read_text(encoding="utf-8").splitlines()

    told = [line.split("  ")[2] for line in listed]

    assert len(listed) == len(packages) + 2
    assert [name for name in told if not (windows / "许可" / name).is_file()] == []


def test_a_licence_that_a_wheel_left_out_comes_from_ours_or_stops_the_work(tmp_path):
    known = made_wheel(tmp_path, "known", licence="LGPL-2.1-only")
    unknown = made_wheel(tmp_path, "unknown", licence="WTFPL")
    own = made_wheel(tmp_path, "own")

    licences.gather([known], tmp_path / "no", own, tmp_path / "许可")

    text = (tmp_path / "许可" / "known-1.0" / "LGPL-2.1.txt").read_text(encoding="utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    with pytest.raises(NoLicenceText, match="许可：WTFPL"):
        licences.gather([unknown], tmp_path / "no", own, tmp_path / "又")


@pytest.mark.parametrize(
    ("name", "make", "found"),
    [
        ("linux-x86_64", lambda path: made_for_linux(path, 183), "是另一种处理器的程序"),
        ("linux-aarch64", lambda path: made_for_linux(path, 183, "3.9"), "是 Python 3.9"),
        ("linux-x86_64", lambda path: path.write_bytes(b"none") and path, "打不开"),
        ("windows-x64", lambda path: made_for_windows(path, "310"), "是 Python 3.10"),
        ("windows-x64", lambda path: made_for_linux(path, 62), "打不开"),
    ],
)
def test_an_archive_of_something_else_is_refused(name, make, found, tmp_path):
    platform = platform_of(name)
    given = make(tmp_path / "given")

    with pytest.raises(NotAnInterpreter) as caught:
        interpreter.unpack(given, platform, tmp_path / "python")

    told = f"given：{found}。{platform.variable} 应当给出 {platform.wanted}，Python 3.11 或更新。"
    assert str(caught.value) == told


def test_wheels_that_are_not_there_are_told_with_the_way_out(made_interpreters, lock, tmp_path):
    platform = platform_of("windows-x64")
    (tmp_path / "none").mkdir()

    with pytest.raises(NotDownloaded, match="BUNDLE_WHEELS"):
        bundle.build(
            platform,
            made_interpreters[platform.name],
            lock,
            output=tmp_path / "dist",
            offered=tmp_path / "none",
        )

    assert list((tmp_path / "dist").iterdir()) == []


def test_without_an_interpreter_a_line_says_what_to_give(monkeypatch, capsys):
    for platform in PLATFORMS:
        monkeypatch.delenv(platform.variable, raising=False)

    code = bundle.main()

    said = capsys.readouterr().out.splitlines()
    assert code == 1
    assert said[0].startswith("跳过windows-x64：没有解释器。用 BUNDLE_PYTHON_WINDOWS= 给出 Windows")
    assert [line.partition("：")[0] for line in said] == [f"跳过{name}" for name in NAMES]


def test_what_is_made_is_packed_and_summed(monkeypatch, made_interpreters, lock, tmp_path):
    given = {
        "BUNDLE_PYTHON_WINDOWS": made_interpreters["windows-x64"],
        "BUNDLE_WHEELS": lock.parent,
        "BUNDLE_REQUIREMENTS": lock,
        "BUNDLE_OUTPUT": tmp_path,
    }
    for name, value in given.items():
        monkeypatch.setenv(name, str(value))

    code = bundle.main()

    digest, name = (tmp_path / "SHA256SUMS").read_text(encoding="utf-8").strip().split("  ")
    assert code == 0
    assert digest == sha256((tmp_path / name).read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (r'score "D:\绩效 自评\填报表.xlsx"', ["score", r"D:\绩效 自评\填报表.xlsx"]),
        ("'/media/U 盘/填报表.xlsx' ", ["/media/U 盘/填报表.xlsx"]),
        ("framework list", ["framework", "list"]),
        ("  ", []),
    ],
)
def test_what_is_typed_or_dragged_in_becomes_words(repository, line, words):
    place = repository / "tools" / "bundle" / "inside" / "start.py"
    spec = util.spec_from_file_location("start", place)
    start = util.module_from_spec(spec)
    spec.loader.exec_module(start)

    assert start.words_of(line) == words


def test_the_page_names_every_variable(repository):
    page = (repository / "docs" / "howto" / "portable.md").read_text(encoding="utf-8")
    sources = "".join(
        path.read_text(encoding="utf-8") for path in (repository / "tools" / "bundle").glob("*.py")
    )

    told = set(re.findall(r"BUNDLE_\w+", page))

    assert told == set(re.findall(r"BUNDLE_[A-Z_]+", sources))
