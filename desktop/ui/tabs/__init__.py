"""The tabs of the window, in order: a new tab is one file here and one row in TABS.

A tab is only imported on its first visit, so that the window opens without what is behind the others.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from desktop.ui.tabs.base import Tab
from desktop.wording import tabs as tab_words
from desktop.wording.todo import TAB_TODO


class TabRow(Struct, frozen=True):
    """A tab as the rail knows it; `load` returns its class."""

    key: str
    title: str
    icon: str
    load: Callable[[], type[Tab]]


def _todo() -> type[Tab]:
    from desktop.ui.tabs.todo import TodoTab

    return TodoTab


def _general() -> type[Tab]:
    from desktop.ui.tabs.general import GeneralTab

    return GeneralTab


def _cooperatives() -> type[Tab]:
    from desktop.ui.tabs.cooperatives import CooperativesTab

    return CooperativesTab


def _targets() -> type[Tab]:
    from desktop.ui.tabs.targets import TargetsTab

    return TargetsTab


def _tasks() -> type[Tab]:
    from desktop.ui.tabs.tasks import TasksTab

    return TasksTab


def _policies() -> type[Tab]:
    from desktop.ui.tabs.policies import PoliciesTab

    return PoliciesTab


def _report() -> type[Tab]:
    from desktop.ui.tabs.report import ReportTab

    return ReportTab


TABS: tuple[TabRow, ...] = (
    TabRow("todo", TAB_TODO, "check2-square", _todo),
    TabRow("general", tab_words.TAB_GENERAL, "building", _general),
    TabRow("cooperatives", tab_words.TAB_COOPERATIVES, "people", _cooperatives),
    TabRow("targets", tab_words.TAB_TARGETS, "bullseye", _targets),
    TabRow("tasks", tab_words.TAB_TASKS, "list-check", _tasks),
    TabRow("policies", tab_words.TAB_POLICIES, "journal-check", _policies),
    TabRow("report", tab_words.TAB_REPORT, "file-earmark-text", _report),
)
