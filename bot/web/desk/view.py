"""The desk: where staff see what is asked, and talk with visitors."""

from bot.web.desk import (
    accounts,
    acts,
    audit_page,
    conversation,
    events,
    export,
    first_log_in,
    indexing,
    insight_examples,
    insight_figures,
    insights,
    log_in,
    me,
    passkey_log_in,
    printing,
    provider_log_out,
    quality,
    queue,
    receiver,
    reports,
    requests,
    retention,
    search,
    second_steps,
    single_sign_on,
    watch,
)
from bot.web.desk.blueprint import desk

# Each of these adds its routes to the blueprint.
PAGES = (
    accounts, acts, audit_page, conversation, events, export, first_log_in, indexing, insight_examples,
    insight_figures, insights, log_in, me, passkey_log_in, printing, provider_log_out, quality, queue,
    receiver, reports, requests, retention, search, second_steps, single_sign_on, watch,
)  # fmt: skip

__all__ = ["PAGES", "desk"]
