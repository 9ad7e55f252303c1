"""Files that only a command may write: a seal over the content shows an edit by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def seal_of(content: Mapping[str, Any]) -> str:
    """The first 16 hexadecimal digits of the sha256 of the content, whatever the order of its keys."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]
