"""Accessibility, as far as a program can tell: axe-core over a page (WCAG 2.1 A and AA).

axe-core comes from npm into .venv-web (tools/web/package.json); it is never shipped.
"""

import pytest
from tools.web.lint import INSTALLED

AXE = INSTALLED / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
_RUN = """rules => axe.run(document, {runOnly: {type: "tag", values: rules}}).then(found =>
  found.violations.map(one => one.id + ": " + one.help + ": " + one.nodes.map(node =>
    node.target.join(" ") + " " + node.any.concat(node.all).map(it => it.message)).join("; ")))
"""


def violations(page) -> list[str]:
    """What is wrong with an open page, one sentence a rule; skips where axe-core is absent."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed in .venv-web")
    # Evaluated by the driver, not loaded by the page: our policy of contents stays in force.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(_RUN, RULES)
