"""The books of one person on this machine: where they lie, which were open, how they are opened and begun."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from desktop import wording
from desktop.domain.book import Book
from desktop.domain.edits import new_book
from desktop.domain.errors import AppError
from desktop.domain.phrases import Phrase
from desktop.session import shell
from desktop.session.autosave import Clock
from desktop.session.session import Session
from desktop.session.worker import Worker, ignore
from desktop.storage.atomic import fault_of
from desktop.storage.catalogue import read_catalogue, read_phrases, read_sample
from desktop.storage.drives import is_carried, removable_drives
from desktop.storage.free_names import free_name
from desktop.storage.preferences import Preferences, load_preferences, save_preferences

if TYPE_CHECKING:
    from desktop.session.carried import Carried
    from desktop.session.recovery import Recovery


class Library:
    """Opens and begins books and remembers them in the preferences, which it writes at once.

    `preferences` is the file of the preferences, `default_folder` where books lie if nobody chose, `catalogue` and
    `sample` the files that come with the program. `places` are folders on other drives for a daily copy. Sessions
    save themselves once there is a clock.
    """

    def __init__(
        self,
        preferences: Path,
        default_folder: Path,
        catalogue: Path,
        sample: Path,
        *,
        author: str = "",
        places: Sequence[Path] = (),
    ) -> None:
        self._file = preferences
        self._default_folder = default_folder
        self._catalogue = catalogue
        self._sample = sample
        self._author = author
        self._places = tuple(places)
        self._clock: Clock | None = None
        self._worker = Worker()
        self._showing = Worker()  # the system may take seconds to find out that nothing opens a file
        self.preferences = load_preferences(preferences)

    def use_clock(self, clock: Clock) -> None:
        """Have the sessions from now on save themselves; a Tk window is a clock."""
        self._clock = clock

    @property
    def folder(self) -> Path:
        """The data folder; it need not exist yet."""
        return Path(self.preferences.data_folder) if self.preferences.data_folder else self._default_folder

    def set_folder(self, folder: Path) -> None:
        """Choose the data folder for the books to come; those that exist stay where they are."""
        self._remember(replace(self.preferences, data_folder=str(folder)))

    def widths(self, table: str) -> Mapping[str, int]:
        """Return how wide a person has drawn the columns of a table, in logical units; empty where nobody has."""
        return self.preferences.widths.get(table, {})

    def set_widths(self, table: str, widths: Mapping[str, int]) -> None:
        """Remember them for the next time."""
        self._remember(replace(self.preferences, widths={**self.preferences.widths, table: dict(widths)}))

    def set_zoom(self, zoom: int) -> None:
        """Remember how large everything is to be shown, in percent."""
        self._remember(replace(self.preferences, zoom=zoom))

    def phrases(self) -> tuple[Phrase, ...]:
        """Return the person's own phrases, the newest first, and those that come with the program."""
        return (*self.preferences.phrases, *read_phrases(self._catalogue.with_name("phrases.json")))

    def keep_phrase(self, phrase: Phrase) -> None:
        """Remember a phrase of the person's own."""
        rest = (kept for kept in self.preferences.phrases if kept.text != phrase.text)
        self._remember(replace(self.preferences, phrases=(phrase, *rest)))

    def forget_phrase(self, phrase: Phrase) -> None:
        """Forget a phrase of the person's own; those of the program stay."""
        kept = tuple(other for other in self.preferences.phrases if other != phrase)
        self._remember(replace(self.preferences, phrases=kept))

    def last(self) -> Path | None:
        """Return the file that was open last."""
        return Path(self.preferences.last_file) if self.preferences.last_file else None

    def recent(self) -> list[Path]:
        """Return the files that were open, the last one first."""
        return [Path(file) for file in self.preferences.recent]

    def free_name(self) -> Path:
        """Return a path in the data folder under which a new book can be begun."""
        return free_name(self.folder / wording.NEW_NAME)

    def open(self, path: Path) -> Session:
        """Open a book, only to look at where another program has it. Raises what `Store.open` raises."""
        session = Session.open(path, clock=self._clock, author=self._author, places=self._places)
        return self._opened(session)

    def recovery(self, path: Path, doc_id: str = "") -> Recovery:
        """Return what knows the older states of a book; `doc_id` is the book's id, where it is known."""
        from desktop.session.recovery import Recovery

        return Recovery(path, places=self._places, doc_id=doc_id, author=self._author)

    def can_mend(self, path: Path, error: AppError) -> bool:
        """Say whether there is anything from which a book that could not be opened might be mended."""
        from desktop.session.recovery import can_mend

        return can_mend(path, error, self._places)

    def new(self, path: Path) -> Session:
        """Begin a book with one report that has the standard targets, tasks and policies.

        Raises FileExists, or WriteRefused and the like, naming the folder, if that cannot be made.
        """
        return self._begun(path, new_book(read_catalogue(self._catalogue)))

    @property
    def catalogue(self) -> Path:
        """The file of the indicators, headings and documents that a new report starts from."""
        return self._catalogue

    def begin(self, book: Book) -> Session:
        """Begin a book that was made of an old report, under a free name. Raises as `new`."""
        return self._begun(self.free_name(), book)

    def sample(self) -> Session:
        """Open the sample ward in the data folder; it is begun there the first time."""
        path = self.folder / wording.SAMPLE_FILE
        return self.open(path) if path.exists() else self._begun(path, read_sample(self._sample))

    def reopen(self, session: Session) -> Session:
        """Go on with a session that was closed."""
        session.resume()
        return self._opened(session)

    def go_on_in(self, session: Session, path: Path, tell: Callable[[Path | AppError], None]) -> None:
        """Let a session go on in another file, and remember that as the last one. See `Session.go_on_in`."""

        def end(result: Path | AppError) -> None:
            if not isinstance(result, AppError):
                self._opened(session)
            tell(result)

        session.go_on_in(path, end, places=self._places)

    def sticks(self) -> list[Path]:
        """Return where the sticks that are plugged in can be reached."""
        return removable_drives()

    def is_carried(self, path: Path) -> bool:
        """Say whether a file is on a stick."""
        return is_carried(path)

    def days_inside(self, session: Session, today: date) -> int:
        """Return for how many days the book has had no copy outside this machine, counted from its first opening."""
        kept = self.preferences.outside.get(session.book.id)
        if kept is None:
            self.note_outside(session, today)
            kept = today
        copied = session.saver.facts.outside
        newest = max(kept, copied.date()) if copied is not None else kept
        return (today - newest).days

    def note_outside(self, session: Session, today: date) -> None:
        """Remember that the book was copied outside this machine."""
        outside = {**self.preferences.outside, session.book.id: today}
        self._remember(replace(self.preferences, outside=outside))

    @property
    def can_eject(self) -> bool:
        """Whether this system lets programs eject a stick."""
        return shell.can_eject()

    def eject(self, stick: Path) -> bool:
        """Eject a stick and say whether it may be pulled out. Takes seconds: for a worker."""
        return shell.eject(stick)

    def compare_carried(self, path: Path) -> Carried:
        """Say how a book on a stick stands to that in the data folder. Raises as `Store.open`."""
        from desktop.session.carried import compare_carried

        return compare_carried(path, self.folder)

    def copy_in(self, path: Path) -> Path:
        """Copy a book from a stick into the data folder under a free name; return where. Raises as saving does."""
        from desktop.session.carried import copy_in

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise fault_of(error, self.folder) from error
        return copy_in(path, self.folder)

    def show_folder(self, path: Path, tell: Callable[[AppError | None], None] = ignore) -> None:
        """Show a file in its folder, in the system's own window; `tell` gets CannotShow where nothing does."""
        self._showing.submit(lambda: shell.show_in_folder(path), tell)

    def show_file(self, path: Path, tell: Callable[[AppError | None], None] = ignore) -> None:
        """Open a file with the program of its kind; `tell` gets CannotShow where there is none."""
        self._showing.submit(lambda: shell.open_file(path), tell)

    def drain(self) -> None:
        """Take in what came of showing files: the window calls this from `after`."""
        self._showing.drain()

    def close(self) -> None:
        """Wait until the preferences are written."""
        self._showing.close()
        self._worker.wait_idle(timeout=5)
        self._worker.close()

    def _begun(self, path: Path, book: Book) -> Session:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise fault_of(error, path.parent) from error
        session = Session.new(path, book, clock=self._clock, author=self._author, places=self._places)
        return self._opened(session)

    def _opened(self, session: Session) -> Session:
        from desktop.session.instance import Instance

        if session.instance is None:
            session.instance = Instance(session.path)
        session.in_use_by = None if session.instance.take() else session.instance.owner()
        self._remember(self.preferences.with_file(session.path))
        return session

    def _remember(self, preferences: Preferences) -> None:
        if preferences == self.preferences:
            return
        self.preferences = preferences
        self._worker.submit(lambda: save_preferences(self._file, preferences))
