"""The desk: where staff see what is asked, and talk with visitors."""

from bot.web.desk import (
    accounts,
    acts,
    conversation,
    events,
    log_in,
    me,
    queue,
    receiver,
    requests,
    retention,
    watch,
)
from bot.web.desk.blueprint import desk

# Each of these adds its routes to the blueprint.
PAGES = (accounts, acts, conversation, events, log_in, me, queue, receiver, requests, retention, watch)

__all__ = ["PAGES", "desk"]
