"""What was needed only while a model was loaded goes back to the system."""

import ctypes
import gc

_TRIM = "malloc_trim"
"""What the C library of GNU calls it; others have no such call, and keep what is free for themselves."""


def give_back() -> bool:
    """Free what nobody refers to any more, and hand free memory to the system; whether this C library can do that."""
    gc.collect()
    try:
        trim = getattr(ctypes.CDLL(None), _TRIM)
    except (OSError, TypeError, AttributeError):
        return False
    trim.argtypes, trim.restype = [ctypes.c_size_t], ctypes.c_int
    trim(0)
    return True
