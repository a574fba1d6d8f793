"""Fonts of a pdf: the official ones where a folder has them, else free ones that may be shipped.

方正小标宋, 仿宋_GB2312 and 楷体_GB2312 are not free: they are never bundled. A unit
that has them names their folder in ``JIHENG_FONTS``. Fonts of the system are not
looked at, so that the same document gives the same pdf on every machine.
"""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pylopdf_fonts_zh_cn import sans_path, serif_path
from typst import Fonts

from jiheng.writing.pdf.errors import NoFontFolder

#: Where folders with official fonts are named, separated as in PATH.
VARIABLE = "JIHENG_FONTS"
#: Of what the setting program brings along, for signs that Chinese fonts lack.
_SIGNS = ("New Computer Modern", "Libertinus Serif", "DejaVu Sans Mono")
_SERIF, _SANS = "Noto Serif SC", "Noto Sans SC"


@dataclass(frozen=True, slots=True)
class Face:
    """One of the official faces.

    Attributes:
        key: what the page setting calls it.
        name: its name in the standard.
        families: what font files with it call themselves, the best first.
        free: the family that stands in for it.
    """

    key: str
    name: str
    families: tuple[str, ...]
    free: str


FACES = (
    Face(
        "title",
        "方正小标宋简体",
        ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "方正小标宋_GBK"),
        _SERIF,
    ),
    Face("fang", "仿宋_GB2312", ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋"), _SERIF),
    Face("kai", "楷体_GB2312", ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体"), _SERIF),
    Face("hei", "黑体", ("SimHei", "黑体"), _SANS),
    Face("song", "宋体", ("SimSun", "宋体", "NSimSun"), _SERIF),
)


@cache
def fonts(folders: str) -> Fonts:
    """The fonts of the folders, and the free ones.

    Raises:
        NoFontFolder: one of the folders does not exist.
    """
    named = [folder for folder in folders.split(os.pathsep) if folder]
    for folder in named:
        if not Path(folder).is_dir():
            raise NoFontFolder(VARIABLE, folder)
    free = sorted({str(sans_path().parent), str(serif_path().parent)})
    return Fonts(include_system_fonts=False, font_paths=[*named, *free])


def configured() -> Fonts:
    """The fonts of this machine's configuration."""
    return fonts(os.environ.get(VARIABLE, ""))


def families() -> dict[str, tuple[str, ...]]:
    """For each face, the family it is set in and the one that has the characters it lacks."""
    known = frozenset(configured().families())
    return {
        face.key: tuple(
            dict.fromkeys(
                family for family in (*face.families, face.free, _SERIF, *_SIGNS) if family in known
            )
        )
        for face in FACES
    }


def substitutes() -> dict[str, str]:
    """Which official faces a pdf is set without, and what stands in for each."""
    set_in = families()
    return {
        face.name: set_in[face.key][0] for face in FACES if set_in[face.key][0] not in face.families
    }


def announcement() -> str:
    """What a user is told of fonts when a pdf is written; ``""`` when all are the official ones."""
    missing = substitutes()
    if not missing:
        return ""
    by_free: dict[str, list[str]] = {}
    for name, free in missing.items():
        by_free.setdefault(free, []).append(name)
    told = "，".join(f"{'、'.join(names)}用{free}代替" for free, names in by_free.items())
    return f"pdf 字体：{told}；有正式字体的，把字体所在文件夹写进环境变量 {VARIABLE}"
