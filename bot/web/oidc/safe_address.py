"""Whether what is sent to an address can be read on the way."""

from urllib.parse import urlsplit

THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def is_safe(address: str) -> bool:
    """Whether nobody between us and this address can read along: https, or on this machine."""
    parts = urlsplit(address)
    encrypted = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in THIS_MACHINE)
    return bool(parts.hostname) and encrypted
