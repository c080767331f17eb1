"""Báo cáo: what the document says, what is still open, and its way to the signature. One file a view."""

from __future__ import annotations

from desktop.ui.tabs.base import ViewedTab
from desktop.ui.tabs.report.checking import CheckView
from desktop.ui.tabs.report.content import ContentView
from desktop.ui.tabs.report.layout import LayoutView
from desktop.ui.tabs.report.leftovers import LeftoversView
from desktop.ui.tabs.report.remarks import RemarksView
from desktop.ui.tabs.report.signing import SigningView


class ReportTab(ViewedTab):
    """Content, findings, remarks, layout, signing; and what an old report left over, while there is any."""

    VIEWS = (ContentView, CheckView, RemarksView, LayoutView, SigningView, LeftoversView)
