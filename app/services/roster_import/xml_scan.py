"""Looking through XML in one go without building it: no declarations of entities, nothing outside is opened."""

from __future__ import annotations

from collections.abc import Mapping
from xml.parsers import expat

from app.errors import KnownError
from app.services.roster_import import limits

#: Bytes that are looked at together, and how long one tag may be: no program writes one of more than some thousand.
_PORTION, MOST_WITHIN_A_TAG = 64 * 1024, 1024 * 1024


class Scan:
    """What a part is looked through with; subclasses override what they want to see.

    Names come without prefix. ``cut`` marks the element that just ended to be left out of ``result``.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._cuts: list[tuple[int, int]] = []
        self._elements = self._nested = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self.text
        self._parser.StartDoctypeDeclHandler = _refuse

    def run(self) -> bytes:
        """Look through the part; return it without what was cut. Raises KnownError for what is no clean XML."""
        try:
            for begin in range(0, len(self._data), _PORTION):
                self._parser.Parse(self._data[begin : begin + _PORTION], False)
                if begin - self.place > MOST_WITHIN_A_TAG:
                    raise KnownError(limits.BROKEN)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError, OverflowError) as error:
            raise KnownError(limits.BROKEN) from error
        finally:
            self._parser.StartElementHandler = self._parser.EndElementHandler = None
            self._parser.CharacterDataHandler = self._parser.StartDoctypeDeclHandler = None
        return self._without_cuts()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """See an element begin."""

    def end(self, name: str) -> None:
        """See an element end."""

    def text(self, text: str) -> None:
        """See some text."""

    @property
    def place(self) -> int:
        """Where in the part the scan stands, in bytes."""
        return self._parser.CurrentByteIndex

    def cut(self, begin: int, *, has_content: bool) -> None:
        """Leave out the element that began at ``begin`` and now ends."""
        stop = self.place
        closed_itself = not has_content and self._data[stop - 2 : stop] == b"/>"
        self._cuts.append((begin, stop if closed_itself else self._data.index(b">", stop) + 1))

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._elements, self._nested = self._elements + 1, self._nested + 1
        if self._elements > limits.MOST_ELEMENTS or self._nested > limits.MOST_DEPTH:
            raise KnownError(limits.TOO_MUCH)
        if attributes and any(":" in key for key in attributes):
            attributes = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        self.start(name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        self._nested -= 1
        self.end(name.rpartition(":")[2])

    def _without_cuts(self) -> bytes:
        kept, done = [], 0
        for begin, stop in sorted(self._cuts):
            if begin >= done:
                kept.append(self._data[done:begin])
                done = stop
            done = max(done, stop)
        return b"".join((*kept, self._data[done:]))


def _refuse(*_: object) -> None:
    raise KnownError(limits.BROKEN)
