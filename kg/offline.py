"""A process that reaches nobody: no socket can be made in it, also by compiled code.

The engine can ask other servers (SERVICE). Queries that say so are refused by `kg.store.refusals`; should one ever
pass, the kernel stands behind that. Linux on x86-64 and ARM: a filter of system calls (seccomp), which needs no right
and can't be taken back. Other Linux: a network namespace of its own, where the system lets one have it.
"""

import ctypes
import errno
import os
import platform
import struct
import sys
from contextlib import suppress

_SET_NO_NEW_PRIVS, _SET_SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h: of a word, absolute; of constants
_NUMBER, _ARCHITECTURE = 0, 4  # offsets in struct seccomp_data
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_OTHER_ABI = 0x40000000  # x86-64 has a second set of numbers from here on (x32), which nothing here uses
_IO_URING = 425  # io_uring_setup, which makes sockets past the call of that name
_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # by machine: its name in audit.h, its socket()


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_void_p))


def go_offline() -> bool:
    """Forbid this process, and those it starts, to make sockets; return whether the system does forbid it.

    To be called before other threads are started: those that run already are not bound.
    """
    return sys.platform == "linux" and (_filtered() or _apart())


def _filtered() -> bool:
    if platform.machine() not in _SOCKET or sys.maxsize < 1 << 32:
        return False
    architecture, socket = _SOCKET[platform.machine()]
    steps = (
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 0, 4, architecture),  # of no other architecture is any number known: all is refused
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 2, 0, _OTHER_ABI),
        (_EQUAL, 1, 0, socket),
        (_EQUAL, 0, 1, _IO_URING),
        (_RETURN, 0, 0, _REFUSE),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code, len(code))
    program = _Program(len(steps), ctypes.cast(held, ctypes.c_void_p))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    calls = ((_SET_NO_NEW_PRIVS, 1, 0, 0, 0), (_SET_SECCOMP, _FILTER, ctypes.byref(program), 0, 0))
    return all(prctl(*call) == 0 for call in calls)


def _apart() -> bool:
    for flags in ("CLONE_NEWNET", "CLONE_NEWUSER"):  # the second as well where only that gives the right to the first
        with suppress(OSError, AttributeError):
            os.unshare(os.CLONE_NEWNET | getattr(os, flags))
            return True
    return False
