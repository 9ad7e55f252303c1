"""The page for a police lawyer says what the policy says."""

from bot.cli.document_policy import PAGE, POLICY, current, page
from bot.domain.triage import load_policy


def test_the_page_holds_every_rule_with_its_urgency_and_reason() -> None:
    text = current()
    for rule in load_policy(POLICY).rules:
        row = next(line for line in text.splitlines() if f"| {rule.id} |" in line)
        assert f"| {rule.urgency} | {rule.reason} |" in row


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == current(), "run `make docs`"


def test_the_prose_around_the_table_is_kept() -> None:
    kept = page("before <!-- table: data/triage.yml -->old<!-- end of table --> after", "new")
    assert kept.startswith("before ")
    assert kept.endswith(" after")
    assert "old" not in kept
