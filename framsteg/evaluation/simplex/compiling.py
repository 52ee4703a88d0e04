"""Compile kernels when numba is there and wanted."""

import os
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]
Function = TypeVar("Function", bound=Callable[..., Any])


@lru_cache(maxsize=1)
def compiler_is_wanted() -> bool:
    """True when numba is installed and ``FRAMSTEG_EVALUATION_COMPILED`` is not 0."""
    return os.environ.get("FRAMSTEG_EVALUATION_COMPILED", "1") != "0" and find_spec("numba") is not None


def worker_count() -> int:
    """Threads for a family of fits: ``FRAMSTEG_EVALUATION_THREADS``, else the cores this process may use."""
    wanted = os.environ.get("FRAMSTEG_EVALUATION_THREADS", "")
    if wanted.isdigit() and int(wanted) > 0:
        return int(wanted)
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def kernel(function: Function) -> Function:
    """Compile on first call, without the interpreter's lock, the result kept on disk."""
    from numba import njit

    return cast(Function, njit(cache=True, nogil=True, error_model="numpy")(function))
