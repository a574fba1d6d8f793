"""The framework of a task as it stood when the task was issued."""

from functools import lru_cache
from pathlib import Path

from jiheng.dossiers.asked import Asked
from jiheng.frameworks.load import files_of, load_framework
from jiheng.frameworks.model import Framework
from jiheng.home import data_folder
from jiheng.web.workbench.errors import Unpinned
from jiheng.web.workbench.models import Task
from jiheng.whole import whole


def pin(task: Task) -> Framework:
    """Keep with the task the text of its framework and of all that it rests on; not saved.

    Raises:
        JihengError: there is no such framework, or it does not load.
    """
    framework = load_framework(task.framework)
    task.version, task.hash = framework.version, framework.hash
    task.source = {path.name: path.read_text(encoding="utf-8") for path in files_of(task.framework)}
    return framework


def framework_of(task: Task) -> Framework:
    """The framework as issued, from the text that is kept with the task.

    Raises:
        Unpinned: the text no longer gives what was issued.
    """
    return asked_of(task).framework


def asked_of(task: Task) -> Asked:
    """What that framework asks; shared by all tasks of the same edition."""
    return _asked(task.framework, task.hash, task.pk)


@lru_cache(maxsize=64)
def _asked(name: str, pinned: str, task_id: int) -> Asked:
    task = Task.objects.get(pk=task_id)
    folder = data_folder() / "frameworks" / pinned
    for file, text in task.source.items():
        path = folder / Path(file).name
        if not path.exists():
            with whole(path) as temporary:
                temporary.write_text(text, encoding="utf-8")
    framework = load_framework(folder / f"{Path(name).stem}.yaml")
    if framework.hash != pinned:
        raise Unpinned(str(task), pinned, framework.hash)
    return Asked(framework)


def forget() -> None:
    """Load every framework anew, from what is kept."""
    _asked.cache_clear()
