"""The texts: the same in both languages, without blame, readable, in one form of address."""

import re
from pathlib import Path
from string import Formatter

import pytest

from bot.cli.check_readability import all_texts
from bot.domain.documents import load_plain
from bot.domain.every_text import every_text
from bot.domain.playbook_texts import MOST_WORDS, sentences, word_count
from bot.domain.texts import says_u
from tests.domain.promises import promised
from tests.domain.visitor import DATA, DIALOGUE, Visitor

TEXTS = DIALOGUE.library.texts
READ = {language: tuple(all_texts(DATA, language)) for language in ("nl", "en")}
BLAME = load_plain(DATA / "texts" / "blame.yml")
MODULES = Path(__file__).parents[2] / "bot" / "domain"

# Words before "u" that are no verb in the second person: "u" is then no subject that turns a verb round.
NO_VERBS = set(
    """
    aan achter agent alleen alles als ander anderen bank bedrijf bij dader dan dat deze die door dus en
    er hier hij hoe hoeveel hoort iemand ik instanties kan maar medewerker meldkamer mens mensen met
    naar naast namens niets nog of om omdat ook op oplichter over politie sneller tegen terwijl toen tot
    tussen uit van voor voordat waar waarbij waarmee waarom waarvoor wanneer wat we wie wij wil zal ze zelf
    zij zoals zodat zolang zonder
    """.split()
)


def test_both_languages_have_the_same_keys_ways_and_places() -> None:
    assert TEXTS.languages["nl"].keys() == TEXTS.languages["en"].keys()
    for key, ways in TEXTS.languages["nl"].items():
        english = TEXTS.languages["en"][key]
        assert len(ways) == len(english), key
        assert {place for way in ways for place in _places(way)} == {
            place for way in english for place in _places(way)
        }, key


def test_every_key_that_the_code_names_is_there() -> None:
    prefixes = {key.split(".")[0] for key in TEXTS.languages["nl"]}
    for path in MODULES.glob("*.py"):
        for key in re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', path.read_text(encoding="utf-8")):
            if key.split(".")[0] in prefixes and not key.endswith((".yml", ".py")):
                assert key in TEXTS.languages["nl"], f"{path.name}: {key}"


def test_every_rule_of_the_policy_has_its_reason_in_words() -> None:
    for rule in DIALOGUE.library.policy.rules:
        assert f"reason.{rule.id}" in TEXTS.languages["nl"], rule.id


# The answer to "was it my own fault?" says the words of who asks, to take them away.
ANSWERS_BLAME = {"questions.yml: my_fault": ("stom", "dom", "eigen schuld", "stupid", "your own fault")}
# What the visitor is and does, in their own words: a label of a fact or a button.
SAID_BY_VISITORS = re.compile(r"texts/(?:nl|en)\.yml: (?:fact|button)\.")


@pytest.mark.parametrize(
    "part",
    [
        "texts/",
        "questions.yml",
        "playbooks/",
        "contacts.yml",
        "page.",
        "service.",
        "documents.",
        "replies.yml",
        "problems.",
    ],
)
def test_every_kind_of_text_is_looked_at(part: str) -> None:
    assert any(part in where for where, _ in READ["nl"])


def test_dont_and_sign_of_every_playbook_is_looked_at() -> None:
    looked_at = {text for _, text in READ["nl"]}
    for playbook in DIALOGUE.library.playbooks.values():
        assert {one.text for one in (*playbook.donts, *playbook.recognise)} <= looked_at


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_blames_startles_or_jokes(language: str) -> None:
    for where, text in READ[language]:
        for word in BLAME[language]:
            if word in ANSWERS_BLAME.get(where, ()):
                continue
            assert not re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE), (
                f"{where}: {word!r} in {text!r}"
            )
        assert "!" not in text, where
        assert not re.search(r"[\U0001F300-\U0001FAFF]", text), where


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_promises_an_officer_an_arrest_money_or_a_time(language: str) -> None:
    for where, text in READ[language]:
        found = [] if SAID_BY_VISITORS.match(where) else list(promised(text, language))
        assert not found, f"{where}: {found} in {text!r}"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_sentence_has_at_most_fifteen_words(language: str) -> None:
    limit = MOST_WORDS if language == "nl" else MOST_WORDS + 5
    for where, text in READ[language]:
        for sentence in sentences(text):
            assert word_count(sentence) <= limit, f"{where}: {sentence!r}"


def test_every_verb_before_u_stands_in_the_table_for_je() -> None:
    unknown = []
    for where, text in every_text(DIALOGUE.library, "nl"):
        turned = TEXTS.informal.apply(text)
        # What is left as "<word>t je" was not in the table although the word may be a verb.
        for match in re.finditer(r"\b(\w+) u\b", text):
            phrase = f"{match.group(1)} u".lower()
            known = any(phrase in key for key in TEXTS.informal.phrases)
            if not known and match.group(1).lower() not in NO_VERBS:
                unknown.append(f"{where}: {match.group(0)!r} in {text!r}")
        assert not says_u(turned), f"{where}: {turned!r}"
    assert not unknown, "\n".join(unknown)


def test_je_is_never_mixed_with_u_in_one_conversation() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says(
        "kun je me helpen? ik heb geld overgemaakt",
        "friend_in_need",
        facts={"lost_money": True, "happened": "today"},
    )
    visitor.presses("visit:yes")
    for answer in ("Bo", "1624 AB 77", "0612345678", "ja", "nee", "ja"):
        visitor.says(answer)
    visitor.says("kost het geld?")
    visitor.says("bedankt", "thanks_bye")
    assert not says_u(visitor.everything), visitor.everything
    assert not any(says_u(button.title) for reply in visitor.all for button in reply.buttons)


def test_a_minor_is_spoken_to_with_je() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("ik ben 14 en iemand heeft foto's van me", "extortion", facts={"minor": True})
    assert not says_u(visitor.everything)
    assert "je" in visitor.text.split()


def test_everybody_else_is_spoken_to_with_u_to_the_end() -> None:
    visitor = Visitor()
    visitor.opens()
    visitor.says("geld weg", "phishing", facts={"lost_money": True, "happened": "today"})
    visitor.says("kun je dat uitleggen?")
    assert not re.search(r"\b(je|jij|jou|jouw)\b", visitor.everything)


def test_the_opening_speaks_in_no_form_so_that_either_can_follow() -> None:
    visitor = Visitor()
    visitor.opens()
    assert not re.search(r"\b(u|uw|je|jij|jou)\b", visitor.everything, re.IGNORECASE)
    assert "computer" in visitor.text
    assert "pincode" in visitor.text
    assert "mens" in visitor.text


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
