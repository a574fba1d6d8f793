"""The tables of the workbench: one file a table, and what belongs to it alone."""

from jiheng.web.workbench.models.audit import Audit, Batch, Correction, Side, Waiver
from jiheng.web.workbench.models.case import Case
from jiheng.web.workbench.models.change import Change
from jiheng.web.workbench.models.dossier import Dossier
from jiheng.web.workbench.models.entry import Entry
from jiheng.web.workbench.models.event import Event
from jiheng.web.workbench.models.evidence import Evidence
from jiheng.web.workbench.models.filing import FiledFile, Filing
from jiheng.web.workbench.models.imported import Export, Import
from jiheng.web.workbench.models.narrative import Explanation, Narrative
from jiheng.web.workbench.models.package import Package
from jiheng.web.workbench.models.receipt import Receipt
from jiheng.web.workbench.models.reminder import Reminder
from jiheng.web.workbench.models.section import Section
from jiheng.web.workbench.models.stored import Stored
from jiheng.web.workbench.models.summed import Summed
from jiheng.web.workbench.models.task import Task

__all__ = [
    "Audit", "Batch", "Case", "Change", "Correction", "Dossier", "Entry", "Event", "Evidence",
    "Explanation", "Export", "FiledFile", "Filing", "Import", "Narrative", "Package", "Receipt",
    "Reminder", "Section", "Side", "Stored", "Summed", "Task", "Waiver",
]  # fmt: skip
