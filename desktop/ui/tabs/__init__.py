"""The tabs of the window, in order: a new tab is one file here and one line in TABS."""

from __future__ import annotations

from desktop.ui.tabs.base import Tab
from desktop.ui.tabs.cooperatives import CooperativesTab
from desktop.ui.tabs.general import GeneralTab
from desktop.ui.tabs.policies import PoliciesTab
from desktop.ui.tabs.report import ReportTab
from desktop.ui.tabs.targets import TargetsTab
from desktop.ui.tabs.tasks import TasksTab

TABS: tuple[type[Tab], ...] = (
    GeneralTab,
    CooperativesTab,
    TargetsTab,
    TasksTab,
    PoliciesTab,
    ReportTab,
)
