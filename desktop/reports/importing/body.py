"""The body of an old document, told apart by its headings into what the sections of a report hold."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from desktop.domain.book import new_id
from desktop.domain.fields import NARRATIVE
from desktop.reports.importing.lines import Line
from desktop.reports.importing.marks import LETTER, NUMBER, ROMAN, Head, folded, head_of, is_dashed
from desktop.reports.importing.meanings import (
    ASSESSING,
    cue_of,
    group_of,
    is_of_two,
    policy_of,
    section_of,
)

_RESULT = re.compile(r"kết quả(?: chung| trong kỳ)?(?: đến ngày (?P<day>[\d/]+))?\s*:\s*", re.IGNORECASE)
_YEAR = re.compile(r"\b(2030|2045)\b")
_LEADING = re.compile(r"nhu sau|sau day|gom |(?<!muc tieu )(?<!chi tieu )cu the")
_CUE_LETTERS = 60
_SHORT_TITLE = 45


@dataclass(frozen=True, slots=True)
class Said:
    """A line in the place that it was given; `sure` if its heading says so, `why` is a key of REASONS if not."""

    line: Line
    sure: bool = True
    why: str = ""


@dataclass
class Part:
    """A task group or a policy of the document: heading, what was to be done, what has come of it."""

    id: str
    key: str
    title: str = ""
    typed: str = ""
    heading: Line | None = None
    lines: list[Said] = field(default_factory=list)
    results: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Home:
    """Where the text below a heading goes. `kind` is a section's key, 'group', 'policy' or 'unknown'."""

    kind: str
    depth: int
    sink: list[Said]
    results: list[Said] | None = None
    key: str = ""
    why: str = ""
    is_marked: bool = False


_TOP, _SECOND = NUMBER, NUMBER + 1
_SECONDS = (
    "general",
    "goals",
    "visions",
    "situation",
    "goals_results",
    "measures",
    "policies",
    "awareness",
    "documents",
)
_CONTAINERS = ("objectives", "tasks", "assessment", "leadership", "results", "measures", "policies", "goals_results")
_RESULTS = ("leadership", "awareness", "documents", "results", "situation", "goals_results", "measures", "policies")
"""Sections of reports that tell results first, as those in five parts do."""
_DIRECT: dict[str, tuple[str, str]] = {
    "general": ("general_objective", ""),
    "objectives": ("general_objective", "no_heading"),
    "goals_results": ("goals_result", ""),
    "results": ("goals_result", "no_heading"),
    "situation": ("goals_result", "other_heading"),
    "tasks": ("tasks_intro", ""),
    "measures": ("tasks_intro", "no_heading"),
    "assessment": ("strengths", "no_heading"),
    **{key: (key, "") for key in NARRATIVE},
}
"""The field of the report that takes the text right below a section's heading, and why that may be wrong."""


class Body:
    """Reads lines from the first heading to the closing; what it found stands in its attributes.

    `fields` are texts by field of the report, `goals` and `visions` those of the horizons, `left` what has no place.
    `typed` are the headings as typed, by section; one that stands on a line of its own ends in a line break.
    """

    def __init__(self) -> None:
        self.fields: dict[str, list[Said]] = defaultdict(list)
        self.goals: list[Said] = []
        self.visions: list[Said] = []
        self.groups: list[Part] = []
        self.policies: list[Part] = []
        self.left: list[Line] = []
        self.headings: list[tuple[str, Line]] = []
        self.typed: dict[str, str] = {}
        self.is_roman = False
        self.tells_results_first = False
        self._homes: list[Home] = []
        self._telling = False

    def read(self, line: Line) -> None:
        """Take the next line in."""
        head = None if self._is_label(line) else head_of(line)
        if head is not None and self._open(line, head):
            return
        self._say(line)

    def _is_label(self, line: Line) -> bool:
        """Whether a line only says that what follows has come of the tasks above: 'Kết quả đến ngày 16/6/2026:'."""
        inside = self._homes[-1] if self._homes else None
        return inside is not None and inside.results is not None and _RESULT.match(line.text) is not None

    def group(self, key: str) -> Part:
        """Return the group with a key of the catalogue, a new one where the document has named none yet."""
        found = next((group for group in self.groups if group.key == key), None)
        if found is None:
            found = Part(new_id("g"), key)
            self.groups.append(found)
        return found

    def policy(self, key: str) -> Part:
        """Return the policy with a key of the catalogue, a new one where the document has named none yet."""
        found = next((policy for policy in self.policies if policy.key == key), None)
        if found is None:
            found = Part(new_id("p"), key)
            self.policies.append(found)
        return found

    # -- headings

    def _open(self, line: Line, head: Head) -> bool:
        """Open the section that a line is the heading of; False where it is text."""
        known = section_of(head.plain)
        depth = head.depth if head.depth is not None else self._depth_of(known, head, line)
        above = [home for home in self._homes if home.depth < depth]
        parent = above[-1] if above else None
        home = self._home(line, head, known, depth, parent)
        if home is None:
            return False
        self.is_roman = self.is_roman or head.depth == ROMAN
        self._homes = [*above, replace(home, is_marked=head.depth is not None)]
        self._telling = False
        if head.rest and home.kind != "unknown":
            self._say(replace(line, text=head.rest, parts=(head.rest,)))
        return True

    def _depth_of(self, known: str, head: Head, line: Line) -> int:
        """Return how deep a heading without a mark stands: below the last marked one, unless it is a loud one."""
        marked = [home.depth for home in self._homes if home.is_marked]
        if marked and not (known and line.bold and not head.rest):
            return marked[-1] + 1
        if known:
            return _SECOND if known in (*_SECONDS, *ASSESSING) else _TOP
        inside = self._homes[-1] if self._homes else None
        if inside is not None and inside.kind in ("policy", "group") and policy_of(head.plain):
            return LETTER
        return _SECOND

    def _home(self, line: Line, head: Head, known: str, depth: int, parent: Home | None) -> Home | None:
        kind = parent.kind if parent is not None else ""
        if kind in NARRATIVE:
            sibling = known in ASSESSING and kind in ASSESSING and known != kind and head.alone
            return self._section(line, head, known, depth) if sibling else None
        if kind in ("tasks", "measures"):
            return self._group_home(line, head, depth, told=kind == "measures")
        if kind == "policies" or (kind == "group" and parent is not None and parent.key == "policies"):
            return self._policy_home(line, head, depth, told=kind == "policies")
        if kind in ("group", "policy", "situation", "awareness", "documents"):
            return None
        if kind in ("general", "goals", "visions"):
            return self._section(line, head, known, depth) if known in ("goals", "visions") and head.alone else None
        if known and _is_credible(head, line):
            return self._section(line, head, known, depth)
        if head.depth is not None and head.alone and group_of(head.plain):
            return self._group_home(line, head, depth, told=kind in ("leadership", "results"))
        if head.alone and (head.depth is not None or line.bold) and (kind in ("", "unknown") or kind in _CONTAINERS):
            self.left.append(line)
            return Home("unknown", depth, [])
        return None

    def _section(self, line: Line, head: Head, key: str, depth: int) -> Home:
        """Open a section; where it was open before, its heading is kept as text between what stands below both."""
        if key == "strengths" or (key == "results" and self._is_below("assessment", depth)):
            key = "strengths"
        self.headings.append((key, line))
        typed = head.typed if head.rest else f"{head.typed}\n"
        is_second = key in self.typed
        self.typed.setdefault(key, typed)
        self.tells_results_first = self.tells_results_first or key in _RESULTS
        home = self._home_of(key, depth)
        if is_of_two(key, head.plain):
            home = replace(home, why="other_heading")
        if is_second:
            home.sink.append(Said(replace(line, text=head.typed, parts=(head.typed,)), not home.why, home.why))
        return home

    def _home_of(self, key: str, depth: int) -> Home:
        if key in ("goals", "visions"):
            return Home(key, depth, self.goals if key == "goals" else self.visions, self.fields["goals_result"])
        if key in ("awareness", "leadership", "documents"):
            group = self.group("awareness")
            return Home(key, depth, group.results, group.results, why="" if key == "awareness" else "other_heading")
        if key == "policies":
            told = self.group("policies").results
            return Home(key, depth, told, told, why="no_heading")
        name, why = _DIRECT[key]
        results = self.fields["goals_result"] if key in ("general", "objectives") else None
        return Home(key, depth, self.fields[name], results, why=why)

    def _is_below(self, kind: str, depth: int) -> bool:
        return any(home.kind == kind and home.depth < depth for home in self._homes)

    def _group_home(self, line: Line, head: Head, depth: int, *, told: bool) -> Home | None:
        key = group_of(head.plain)
        if (head.depth == LETTER and not key) or not (head.alone or (key and head.rest)):
            return None
        group = next((each for each in self.groups if each.key == key and not each.typed), None) if key else None
        if group is None:
            taken = {each.key for each in self.groups}
            group = Part(new_id("g"), key if key not in taken else "")
            self.groups.append(group)
        group.title, group.typed, group.heading = head.title, head.typed, line
        return Home("group", depth, group.results if told else group.lines, group.results, key=group.key)

    def _policy_home(self, line: Line, head: Head, depth: int, *, told: bool) -> Home | None:
        key = policy_of(head.plain)
        named = key or "chinh sach" in head.plain[:30]
        if not (head.alone and (named or head.depth is not None)) and not (named and head.rest):
            return None
        policy = next((each for each in self.policies if each.key == key and not each.typed), None) if key else None
        if policy is None:
            taken = {each.key for each in self.policies}
            policy = Part(new_id("p"), key if key not in taken else "")
            self.policies.append(policy)
        policy.title, policy.typed, policy.heading = head.title, head.typed, line
        return Home("policy", depth, policy.results if told else policy.lines, policy.results, key=policy.key)

    # -- text

    def _say(self, line: Line) -> None:
        home = self._homes[-1] if self._homes else None
        if home is None:
            self._hint(line)
            return
        if home.kind == "unknown":
            self.left.append(line)
            return
        label = _RESULT.match(line.text)
        if label is not None and home.results is not None:
            self._telling = True
            self.headings.append(("result_label", replace(line, text=label[0].strip())))
            rest = line.text[label.end() :]
            if rest:
                home.results.append(Said(replace(line, text=rest, parts=(rest,))))
            return
        if self._telling and home.results is not None:
            home.results.append(Said(line))
            return
        if home.kind in ("objectives", "general", "goals", "visions") and self._turn_to_year(home, line):
            return
        if home.kind == "policies" and is_dashed(line.text) and self._tell_policy(line):
            return
        home.sink.append(Said(line, not home.why, home.why))

    def _turn_to_year(self, home: Home, line: Line) -> bool:
        """Below one heading for both horizons, a paragraph says which year it is about."""
        year = _YEAR.search(line.text[:_CUE_LETTERS])
        kind = {"2030": "goals", "2045": "visions"}.get(year[1]) if year else None
        if kind is None or kind == home.kind or (home.kind == "goals" and "2030" in line.text[:_CUE_LETTERS]):
            return False
        sink = self.goals if kind == "goals" else self.visions
        self._homes[-1] = Home(kind, home.depth, sink, self.fields["goals_result"])
        sink.append(Said(line))
        return True

    def _tell_policy(self, line: Line) -> bool:
        """In the results of the policies, an item may begin with the name of one: '- Về đất đai: …'."""
        name, colon, _ = line.text.removeprefix("- ").partition(":")
        key = policy_of(folded(name)) if colon and len(name) <= _CUE_LETTERS else ""
        if key:
            self.policy(key).results.append(Said(line))
        return bool(key)

    def _hint(self, line: Line) -> None:
        """Place a paragraph that stands below no heading by its first words, to be confirmed; else leave it over."""
        year = _YEAR.search(line.text[:_CUE_LETTERS])
        if year is not None:
            (self.goals if year[1] == "2030" else self.visions).append(Said(line, False, "no_heading"))
            return
        cue = cue_of(folded(line.text))
        if cue:
            self.fields[_DIRECT[cue][0]].append(Said(line, False, "no_heading"))
        else:
            self.left.append(line)


def _is_credible(head: Head, line: Line) -> bool:
    """Whether a line that names a section is its heading, and no sentence that begins with the same words."""
    if head.depth is not None:
        return head.alone or (bool(head.rest) and len(head.title) <= 2 * _SHORT_TITLE)
    if _LEADING.search(head.plain):
        return False
    if line.bold or line.lead or head.title.isupper():
        return True
    return len(head.title) <= _SHORT_TITLE and (
        bool(head.rest) or line.text.endswith(":") or head.alone or not head.rest
    )
