"""Static files in memory, addressed by a hash over all of them: they cache for good."""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sanic import HTTPResponse, Request
from sanic.response import empty

FOLDER = Path(__file__).parent / "chat" / "static"
PREFIX = "/assets/chat"
# The address has the hash; a changed file has another address.
FOR_GOOD = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=300"
COMPRESSED = frozenset({".css", ".js", ".svg", ".txt"})
# What stands in a file for a colour of the brand, and how tokens.css names it.
PLACE_OF_TOKEN = re.compile(r"\{(--tp-[a-z-]+)\}")
TOKEN = re.compile(r"(--tp-[a-z-]+):\s*([^;]+);")
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}


@dataclass(frozen=True)
class Asset:
    """A file as it is sent. compressed: with gzip, where that makes it smaller."""

    body: bytes
    compressed: bytes | None
    content_type: str
    etag: str

    def respond(self, request: Request, caching: str, more: Mapping[str, str] | None = None) -> HTTPResponse:
        """The file as this browser takes it; no content when it has it already.

        caching: for cache-control. more: headers.
        """
        sent = {"cache-control": caching, "etag": f'"{self.etag}"', "vary": "accept-encoding", **(more or {})}
        if request.headers.get("if-none-match") == sent["etag"]:
            return empty(304, sent)
        body = self.body
        if self.compressed and "gzip" in request.headers.get("accept-encoding", ""):
            sent["content-encoding"] = "gzip"
            body = self.compressed
        return HTTPResponse(body, 200, sent, self.content_type)


class Assets:
    """All files of a folder. version: first 12 hex digits of a SHA-256 over names and contents.

    One hash for all lets modules and style sheets name each other by relative address.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        tokens = read_tokens(folder / "tokens.css") if folder / "tokens.css" in paths else {}
        self._files = {path.relative_to(folder).as_posix(): _asset(path, tokens) for path in paths}
        digest = hashlib.sha256()
        for name, asset in self._files.items():
            digest.update(name.encode() + b"\0" + asset.etag.encode() + b"\0")
        self.version = digest.hexdigest()[:12]

    def get(self, name: str) -> Asset | None:
        """The file with this name relative to the folder, or None."""
        return self._files.get(name)

    def caching(self, version: str) -> str:
        """For cache-control. Another version is that of a page from before an update: it gets the newest."""
        return FOR_GOOD if version == self.version else "no-cache"

    def address(self, name: str) -> str:
        """Where the page finds a file. Raises KeyError when there is none."""
        self._files[name]
        return f"{PREFIX}/{self.version}/{name}"


def read_tokens(path: Path) -> dict[str, str]:
    """The custom properties in a style sheet of tokens, by name, as they are in light."""
    light = path.read_text(encoding="utf-8").split("@media")[0]
    return dict(TOKEN.findall(light))


def _asset(path: Path, tokens: Mapping[str, str]) -> Asset:
    """A file to send. A script and a picture outside the page name the brand's tokens; they get their values.

    Raises KeyError for a token that tokens.css does not have.
    """
    body = path.read_bytes()
    if path.suffix in (".js", ".svg"):
        text = body.decode("utf-8")
        body = PLACE_OF_TOKEN.sub(lambda place: tokens[place[1]], text).encode("utf-8")
    compressed = gzip.compress(body, 9, mtime=0) if path.suffix in COMPRESSED else None
    content_type = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Asset(body, compressed, content_type, hashlib.sha256(body).hexdigest()[:16])
