"""A web site of somebody else, on another host name, which shows the chat."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


class HostSite:
    """Serves the pages that a test puts in `pages`: path -> (HTML, Content-Security-Policy)."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, str]] = {}
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body, policy = site.pages.get(self.path, ("", ""))
                # A browser asks every site for an icon at times; no page of ours is about that.
                self.send_response(200 if body else 204 if self.path == "/favicon.ico" else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                if policy:
                    self.send_header("Content-Security-Policy", policy)
                self.end_headers()
                self.wfile.write(body.encode("utf-8"))

            def log_message(self, format: str, *arguments: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def origin(self) -> str:
        # Not 127.0.0.1, which is the chat's: these are two sites to the browser.
        return f"http://localhost:{self._server.server_port}"

    @property
    def other_origin(self) -> str:
        """The same site under the chat's host name, for when the chat has another."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def show(self, path: str, body: str, policy: str = "") -> str:
        """Put a page there; gives its address."""
        self.pages[path] = (
            f'<!DOCTYPE html><html lang="nl"><head><title>Gast</title></head>'
            f"<body><main><h1>Gast</h1></main>{body}</body></html>",
            policy,
        )
        return self.origin + path

    def __enter__(self) -> "HostSite":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
