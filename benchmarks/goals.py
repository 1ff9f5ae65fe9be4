"""What each figure is to reach, as a ratio to its floor, and from where on something is broken.

The goals are those the program is built to; a goal that is not reached is told with its reason in docs/speed.md. The
limits are for continuous runs on a busy machine, far above what is measured.
"""

from __future__ import annotations

from benchmarks import closing, export, live, memory, preview, search, start, store

FRAMES = "of a frame of 16.7 ms"
GOALS = {
    start.PAINT: 1.5,
    start.DESK: 3.0,
    start.PAINT_YEARS: 1.1,
    start.DESK_YEARS: 1.1,
    live.FULL: 1.2,
    live.KEYS.format("a new opinion"): 16 / live.FRAME,
    live.KEYS.format("a paragraph of 20 kB"): 16 / live.FRAME,
    store.SAVE: 4.0,
    store.LOAD: 4.0,
    export.DOCX: 2.5,
    export.BESIDE: 0.6,
    export.BOOK: 2.5,
    preview.PREVIEW: 0.1,
    search.NAME: 30 / live.FRAME,
    search.LARGEST: 30 / live.FRAME,
    memory.DESK: 2.2,
    closing.CLOSED: 3.5,
    closing.STILL: 0.3,
}
LIMITS = {
    start.PAINT: 6.0,
    start.DESK: 12.0,
    live.FULL: 4.0,
    live.KEYS.format("a new opinion"): 20.0,
    store.SAVE: 60.0,
    store.LOAD: 30.0,
    export.DOCX: 12.0,
    export.BOOK: 12.0,
    preview.PREVIEW: 1.0,
    search.NAME: 12.0,
    memory.DESK: 5.0,
}
