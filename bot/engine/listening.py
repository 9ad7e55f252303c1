"""Where the engine listens: a Unix socket of its own, or a port on loopback; nowhere else."""

import contextlib
import ipaddress
import os
import socket
from pathlib import Path

LONGEST_PATH = 107  # bytes, of the address of a Unix socket on Linux
BACKLOG = 128


class ListenError(Exception):
    """The address is not allowed or taken; the text says which and what to do."""


def on_unix_socket(path: Path) -> socket.socket:
    """A socket at path that only this user can use. Raises ListenError when another engine answers there."""
    path = path.absolute()
    if len(os.fsencode(path)) > LONGEST_PATH:
        raise ListenError(f"{path}: longer than {LONGEST_PATH} bytes; choose a shorter DATA_DIR")
    if _somebody_answers(path):
        raise ListenError(f"{path}: another engine listens there; stop it or choose another DATA_DIR")
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}"[-20:])
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with contextlib.suppress(FileNotFoundError):
            partial.unlink()
        listener.bind(str(partial))
        partial.chmod(0o600)
        listener.listen(BACKLOG)
        # Moved into place only now: whoever finds it can use it.
        partial.replace(path)
    except OSError as error:
        listener.close()
        raise ListenError(f"{path}: {error.strerror}") from error
    return listener


def on_loopback(host: str, port: int) -> socket.socket:
    """A socket at a port of this machine. Raises ListenError for an address that others can reach."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        raise ListenError(f"{host!r} is not an address; use 127.0.0.1 or ::1") from None
    if not address.is_loopback:
        raise ListenError(f"{host} can be reached by others; the engine listens on loopback only")
    listener = socket.socket(socket.AF_INET6 if address.version == 6 else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise ListenError(f"{host}:{port}: {error.strerror}") from error
    return listener


def _somebody_answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as visitor:
        visitor.settimeout(1)
        try:
            visitor.connect(str(path))
        except OSError:
            return False
        return True
