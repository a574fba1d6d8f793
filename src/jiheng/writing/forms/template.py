"""A template (模板) with fields, filled: for those who rather make their own form.

Templates are programs; they run in a sandbox, see nothing but the fields, and what
they print is escaped.
"""

import re
from importlib import import_module
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from jiheng.documents.package import Package
from jiheng.writing.forms.errors import BrokenTag, NotAForm, UnknownField
from jiheng.writing.forms.fields import Fields, fields
from jiheng.writing.forms.known import Known

_NAMED = re.compile(r"'([^']+)' is undefined|attribute '([^']+)'")
_WRITTEN = re.compile(r"word/(?:document|header|footer|footnotes)\d*\.xml")
_REASONS = {
    "unexpected end of template": "标记没有结束",
    "Unexpected end of template": "标记没有结束",
    "end of statement block": "“%}” 前面多了内容",
    "end of print statement": "“}}” 前面多了内容",
    "Encountered unknown tag": "没有这种标记",
    "expected token": "标记写得不完整",
    "unexpected": "标记没有写完，或有多余的符号",
}


def fill_template(template: Path, output: Path, known: Known) -> tuple[str, ...]:
    """Write the template with its fields filled; the template is only read.

    Returns:
        Fields that the template asks for and nobody has supplied.

    Raises:
        UnknownField: it asks for something that does not exist.
        BrokenTag: a tag is not written as it must be.
        JihengError: the template cannot be read, or the output not be written.
    """
    package = Package(template)
    main = package.main()
    if not main.startswith("word/"):
        raise NotAForm(template.name)
    there = fields(known)
    rendered, used = _rendered(template, there)
    with ZipFile(BytesIO(rendered)) as archive:
        written = {
            name: archive.read(name)
            for name in package.names
            if name in archive.namelist() and (name == main or _WRITTEN.fullmatch(name))
        }
    package.write(output, written)
    return tuple(sorted(name for name in used if there.words.get(name, " ") == ""))


def _rendered(template: Path, there: Fields) -> tuple[bytes, set[str]]:
    """The filled document, and the names that it asks for."""
    document = import_module("docxtpl").DocxTemplate(template)
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    result = BytesIO()
    try:
        used = set(document.get_undeclared_template_variables(environment))
        for name in sorted(used - set(there.context)):
            raise UnknownField(template.name, name, there.context)
        document.render(there.context, environment, autoescape=True)
        document.save(result)
    except TemplateSyntaxError as error:
        raise BrokenTag(template.name, _reason(error.message or "")) from error
    except UndefinedError as error:
        raise UnknownField(template.name, _name(error.message or ""), _names(there)) from error
    except SecurityError as error:
        raise BrokenTag(template.name, "只能取字段，不能调用程序") from error
    except (TemplateError, TypeError, etree.XMLSyntaxError) as error:
        raise BrokenTag(template.name, "标记和表格、段落没有对齐") from error
    return result.getvalue(), used


def _reason(message: str) -> str:
    return next((told for words, told in _REASONS.items() if words in message), "写法不对")


def _name(message: str) -> str:
    found = _NAMED.search(message)
    return "" if found is None else found[1] or found[2]


def _names(there: Fields) -> list[str]:
    rows = [name for rows in there.lists.values() for row in rows[:1] for name in row]
    return [*there.words, *there.last_year, *rows]
