"""The garbage collector, where very many objects are made that all live to the end of what is being done."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def sparing_what_is_there() -> Iterator[None]:
    """What was there before is not looked through again and again; what is made meanwhile is collected as ever.

    The collector is the whole process's, and other threads go on being served by it.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
