"""`make new-scenario NAME=...`: everything that a new scenario needs, empty.

    .venv-web/bin/python -m bot.cli.new_scenario NAME

Adds the name where names are listed and writes empty examples, playbooks and a conversation. `make check`
then fails, and names file and line of all that is to be filled in. docs/train-an-intent.md tells the steps.
"""

import argparse
import re
import sys
from pathlib import Path
from string import Template

from bot.domain.scenarios import INTENTS, PLAYBOOK_SCENARIOS

ROOT = Path(__file__).resolve().parents[2]
SCAFFOLD = Path(__file__).parent / "scaffold"
NAME = re.compile(r"[a-z]+(?:_[a-z]+)*")

# What is made: template -> file.
MADE = {
    "examples.yml": "data/nlu/{name}.yml",
    "playbook.yml": "data/playbooks/{name}.yml",
    "playbook.en.yml": "data/playbooks/en/{name}.yml",
    "conversation.yml": "tests/dialogues/scenarios/{dashed}.yml",
}
# Where names are listed: file -> the line that the new one goes before, and how it is written there.
LISTED = {
    "bot/domain/scenarios.py": ('    "suspicious_only",\n', '    "{name}",\n'),
    "domain.yml": ("  - suspicious_only\n", "  - {name}\n"),
    "data/rules/answer.yml": (
        "  - rule: answer suspicious_only\n",
        "  - rule: answer {name}\n    steps:\n      - intent: {name}\n      - action: action_answer\n\n",
    ),
}


class ScaffoldError(Exception):
    """The scenario cannot be made; the text says why. Nothing was written."""


def make(name: str, root: Path = ROOT) -> list[Path]:
    """Make the files of a scenario and add its name to the lists; the files that were made or changed.

    Raises ScaffoldError for a name that cannot be one, is there already, or has no place to stand.
    """
    if not NAME.fullmatch(name):
        raise ScaffoldError(f"{name!r} is no name: small letters, with _ between words, like parcel_fraud")
    if name in (*PLAYBOOK_SCENARIOS, *INTENTS):
        raise ScaffoldError(f"{name} is a scenario or intent already")
    names = {"name": name, "dashed": name.replace("_", "-")}
    made = {root / path.format(**names): SCAFFOLD / template for template, path in MADE.items()}
    for path in made:
        if path.exists():
            raise ScaffoldError(f"{path.relative_to(root)} is there already")
    changed = {root / path: _with_name(root / path, *lines, names) for path, lines in LISTED.items()}
    for path, text in changed.items():
        path.write_text(text, encoding="utf-8")
    for path, template in made.items():
        path.write_text(Template(template.read_text(encoding="utf-8")).substitute(names), encoding="utf-8")
    return [*changed, *made]


def _with_name(path: Path, before: str, line: str, names: dict[str, str]) -> str:
    text = path.read_text(encoding="utf-8")
    if text.count(before) != 1:
        raise ScaffoldError(f"{path.name} has no single line {before.strip()!r} to put the name before")
    return text.replace(before, line.format(**names) + before)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name", help="small letters, with _ between words")
    try:
        written = make(parser.parse_args().name)
    except ScaffoldError as error:
        print(f"new-scenario: {error}", file=sys.stderr)
        return 1
    for path in written:
        print(path.relative_to(ROOT))
    print("Now fill in what `make check` names; docs/train-an-intent.md tells the steps.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
