"""Tells that there is no room left on a disk, whoever met it: a file, SQLite or PostgreSQL."""

import errno
import sqlite3

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SQLITE = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE})
_POSTGRESQL = "53100"


def is_for_want_of_room(error: BaseException | None) -> bool:
    """Whether `error`, or one that it comes from, is that nothing more could be written."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if _is_one(error):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


def _is_one(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in NO_ROOM
    return (
        getattr(error, "sqlite_errorcode", None) in _SQLITE or getattr(error, "sqlstate", None) == _POSTGRESQL
    )
