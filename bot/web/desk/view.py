"""The desk: where staff see what is asked, and talk with visitors."""

from bot.web.desk import (
    accounts,
    acts,
    conversation,
    events,
    indexing,
    log_in,
    me,
    queue,
    receiver,
    requests,
    retention,
    search,
    watch,
)
from bot.web.desk.blueprint import desk

# Each of these adds its routes to the blueprint.
PAGES = (
    accounts, acts, conversation, events, indexing, log_in, me, queue, receiver, requests, retention, search,
    watch,
)  # fmt: skip

__all__ = ["PAGES", "desk"]
