"""Keeping the engine small: what glibc and Python hold on to after loading is given back."""

import ctypes
import ctypes.util
import gc

M_ARENA_MAX = -8  # malloc.h


def use_one_arena() -> None:
    """Let all threads allocate from one heap. Loading runs in a thread; its heap would stay half empty."""
    libc = _libc()
    if libc is not None:
        libc.mallopt(M_ARENA_MAX, 1)


def settle() -> None:
    """After loading: what is there stays, so the collector need not look at it again; the rest goes back."""
    gc.collect()
    gc.freeze()
    libc = _libc()
    if libc is not None:
        libc.malloc_trim(0)


def _libc() -> ctypes.CDLL | None:
    """glibc, which alone has these calls; None with any other C library."""
    name = ctypes.util.find_library("c")
    library = ctypes.CDLL(name) if name else None
    return library if library is not None and hasattr(library, "malloc_trim") else None
