"""A visitor with a conversation of their own, over the visitor API (docs/web.md)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

API = "/api/v1/conversations"

Message = dict[str, Any]


@dataclass(frozen=True)
class Visitor:
    """welcomed: the messages that the conversation began with."""

    client: httpx.Client
    address: str
    headers: Mapping[str, str]
    welcomed: list[Message]

    @classmethod
    def arrives(cls, client: httpx.Client, language: str = "nl") -> Visitor:
        """Open a conversation. Raises httpx.HTTPStatusError when it is refused."""
        answer = client.post(API, json={"language": language}).raise_for_status()
        # A page keeps its cookie; here each conversation is somebody else.
        client.cookies.clear()
        opened = answer.json()
        headers = {"Authorization": f"Bearer {opened['token']}"}
        return cls(client, f"{API}/{opened['id']}", headers, opened["messages"])

    def send(self, body: Mapping[str, str | None]) -> httpx.Response:
        """Type a text, {"text": ...}, or press a button, {"button": ...}; answered when it was answered."""
        return self.client.post(
            f"{self.address}/messages", json={"id": str(uuid.uuid4()), **body}, headers=self.headers
        )

    def read(self, after: int = 0) -> httpx.Response:
        """The messages after this number, as a page fetches them that is opened again."""
        return self.client.get(f"{self.address}/messages", params={"after": after}, headers=self.headers)

    def summary(self) -> dict[str, Any]:
        summary: dict[str, Any] = self.client.get(f"{self.address}/summary", headers=self.headers).json()
        return summary


def from_others(answer: httpx.Response) -> list[Message]:
    """The messages of an answer that the visitor did not write."""
    return [message for message in answer.json()["messages"] if message["author"] != "visitor"]
