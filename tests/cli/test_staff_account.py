"""`make -s staff` makes an account that can log in, while the product runs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.running import running_web


def staff(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot.cli.staff", *arguments], env={**os.environ, **settings},
        capture_output=True, text=True,
    )  # fmt: skip


def test_it_prints_only_json_and_two_of_the_same_name_get_two_logins(tmp_path: Path) -> None:
    with running_web("", tmp_path) as (web, _):
        made = [staff(web.settings, "--name", "Anna de Böer", "--role", "agent") for _ in range(2)]
    accounts = [json.loads(each.stdout) for each in made]
    assert all(set(account) == {"url", "login", "password", "totp_secret"} for account in accounts)
    assert accounts[0]["login"] == "anna-de-boer"
    assert accounts[1]["login"].startswith("anna-de-boer-")
    assert accounts[0]["url"].endswith("/desk/login")
    assert accounts[0]["password"] != accounts[1]["password"]


@pytest.mark.parametrize(
    "arguments", [("--name", ""), ("--name", "x" * 100), ("--name", "Anna", "--role", "chef")]
)
def test_what_is_wrong_is_said(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = staff({"DATA_DIR": str(tmp_path)}, *arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("staff: ")
