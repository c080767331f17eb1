"""The faults that a ward's PC really has, each with the tests that provoke it: none is forgotten."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

# Disk, power and process (A); the file itself (B); two programs on one book (C).
CORE: dict[str, tuple[str, ...]] = {
    "A1 killed at any moment": ("faults/test_kills.py::test_a_save_that_was_acknowledged_outlives_any_kill",),
    "A2 killed before any call": ("faults/test_kills.py::test_a_kill_before_any_call_to_the_system_loses_nothing",),
    "A3 power cut": (
        "faults/test_powercut.py::test_every_state_that_a_cut_may_leave_holds_the_acknowledged_book",
        "faults/test_cuts.py::test_what_was_acknowledged_outlives_a_power_cut",
    ),
    "A4 disk full": (
        "faults/test_errors.py::test_a_disk_that_is_full_after_any_byte_leaves_the_book",
        "storage/test_faults.py::test_a_disk_that_fills_up_at_any_byte_leaves_the_file",
        "storage/test_faults.py::test_a_full_disk_leaves_the_file_and_takes_the_next_save_when_there_is_room",
    ),
    "A5 any call fails": ("faults/test_errors.py::test_whichever_call_fails_nothing_is_lost",),
    "A6 flush fails": ("faults/test_errors.py::test_a_flush_that_fails_is_not_tried_again_on_the_same_file",),
    "A7 failure after replacing": (
        "faults/test_errors.py::test_a_flush_of_the_folder_that_fails_at_the_end_tells_what_is_there",
    ),
    "A8 other bytes on the disk": ("storage/test_atomic.py::test_bytes_that_come_back_changed_are_not_taken",),
    "A9 no rights": (
        "storage/test_faults.py::test_a_folder_without_rights_leaves_the_file",
        "storage/test_faults.py::test_a_file_without_rights_is_left",
    ),
    "A10 held for a moment": ("storage/test_atomic.py::test_a_file_that_is_held_for_a_moment_is_waited_for",),
    "A11 held for ever": ("storage/test_atomic.py::test_a_file_that_is_held_for_ever_is_busy",),
    "B1 cut, empty, zeros": (
        "storage/test_codec.py::test_a_file_that_was_cut_is_never_read",
        "storage/test_codec.py::test_a_file_without_content_is_empty",
        "storage/test_recovery.py::test_a_damaged_file_is_laid_aside_and_the_chosen_one_goes_on",
    ),
    "B2 bits changed": ("faults/test_damage.py::test_no_changed_file_is_taken_for_a_book",),
    "B3 newer schema": (
        "storage/test_codec.py::test_a_newer_file_is_refused_with_its_schema",
        "storage/test_store.py::test_a_file_that_cannot_be_opened_stays_byte_for_byte",
    ),
    "B4 older schema": (
        "storage/test_migrations.py::test_what_a_file_of_every_schema_says_is_understood",
        "storage/test_backups.py::test_a_file_of_an_older_schema_is_copied_before_it_is_saved_over",
    ),
    "B5 keys twice": ("storage/test_codec.py::test_the_traps_of_json_are_refused",),
    "B6 no numbers": ("storage/test_codec.py::test_the_traps_of_json_are_refused",),
    "B7 half characters": (
        "storage/test_codec.py::test_the_traps_of_json_are_refused",
        "storage/test_codec.py::test_half_a_character_is_not_written",
        "storage/test_draft.py::test_half_a_character_in_an_open_editor_does_not_stop_the_draft",
    ),
    "B8 nested too deep": ("storage/test_codec.py::test_the_traps_of_json_are_refused",),
    "C1 two programs": (
        "storage/test_lock.py::test_the_second_program_does_not_get_the_lock_until_the_first_lets_go",
        "storage/test_lock.py::test_a_second_start_asks_the_first_once_to_show_itself",
    ),
    "C2 lock of a killed program": ("storage/test_lock.py::test_a_program_that_was_killed_leaves_no_lock_behind",),
}

NAMES = [*(f"A{number}" for number in range(1, 12)), *(f"B{number}" for number in range(1, 9)), "C1", "C2"]


def test_every_core_fault_is_in_the_table() -> None:
    assert [fault.partition(" ")[0] for fault in CORE] == NAMES


@pytest.mark.parametrize("fault", CORE)
def test_every_core_fault_has_a_test(fault: str) -> None:
    for test in CORE[fault]:
        file, _, name = test.partition("::")
        tree = ast.parse((TESTS / file).read_text("utf-8"))
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}

        assert name in functions
        assert proves(functions[name])


def proves(test: ast.FunctionDef) -> bool:
    """Whether a test asserts something: a state, or that a fault is raised."""
    calls = (node.func for node in ast.walk(test) if isinstance(node, ast.Call))
    raised = any(isinstance(call, ast.Attribute) and ast.unparse(call) == "pytest.raises" for call in calls)
    return raised or any(isinstance(node, ast.Assert) for node in ast.walk(test))


@pytest.mark.parametrize(
    ("body", "proof"),
    [
        ("with path.open() as file: file.read()", False),
        ("save(path)", False),
        ("with pytest.raises(OSError): save(path)", True),
        ("with path.open() as file: assert file.read()", True),
    ],
)
def test_only_what_is_asserted_is_a_proof(body: str, proof: bool) -> None:
    (test,) = ast.parse(f"def test():\n    {body}").body
    assert isinstance(test, ast.FunctionDef)

    assert proves(test) is proof
