"""The example departments, read and evaluated once, and their regions' reports."""

from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

from jiheng import evaluate, read_dossier
from jiheng.documents.model import Paragraph

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
#: Report → the department that files in that form.
REPORTS = {
    "hunan_department": "miluo_2020",
    "jiangsu_department": "lianyungang_2020",
    "shanxi_department": "quwo_2021",
    "hunan_hengyang": "hengdong_2024",
    "guangdong_district": "zhanjiang_2022",
    "national": "miluo_2020",
}


@cache
def department(name):
    """The dossier of an example and its evaluation."""
    dossier = read_dossier(EXAMPLES / name / "dossier.yaml")
    return dossier, evaluate(None, dossier)


def with_texts(name, **bodies):
    """The same, with other 文字材料."""
    dossier, evaluation = department(name)
    titles = {text.title: text for text in dossier.texts}
    told = [replace(text, body=bodies.pop(title, text.body)) for title, text in titles.items()]
    first = dossier.texts[0]
    more = [replace(first, title=title, body=body) for title, body in bodies.items()]
    return replace(dossier, texts=(*told, *more)), evaluation


def composed(report, name=None):
    """The report of an example."""
    dossier, evaluation = department(name or REPORTS[report])
    return compose(report, dossier, evaluation)


def compose(report, dossier, evaluation):
    """The report of any department."""
    return import_module(f"jiheng.writing.reports.{report}").compose(dossier, evaluation)


def body(document):
    """Its blocks before the reports on projects that are annexed to it."""
    for place, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and block.text == "附件6":
            return document.blocks[:place]
    return document.blocks
