"""The learned vote on facts, fitted on data/facts as the trained model is."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language

from bot.domain.documents import DataError, Problems
from bot.domain.scenarios import VICTIM_SCENARIOS
from bot.domain.turn import FoundFact
from bot.engine.model import ROOT
from bot.evaluation.costs import Costs
from bot.evaluation.fact_figures import measure
from bot.evaluation.vocabulary import SIGNALS
from bot.recognition import fact_features, facts, held_out
from bot.recognition.encoder import Encoder
from bot.recognition.examples import load_examples
from bot.recognition.facts import Reading
from bot.recognition.sentences import shown
from bot.recognition.told import FILE, MORE_FILE, Taught, Told, check_told, load_taught, load_told
from bot.recognition.votes import LEAST, NAMES, Settings, Votes

Read = Callable[..., Reading]

# Losses told in unusual words, and what the vote must hear in them when the rules read nothing.
HEARD = {
    "Die belegging bleek nep en mijn inleg zie ik niet meer terug": ("lost_money", True),
    "Die knul in het jasje van de bank ging er met mijn pinpas vandoor.": ("lost_card", True),
    "Mijn baas krijgt alles te zien als ik niet over de brug kom, zegt ze": ("danger", "threatened"),
}


@pytest.fixture(scope="module")
def told() -> tuple[Told, ...]:
    return load_told(ROOT / "data" / "facts")


@pytest.fixture(scope="module")
def taught() -> tuple[Taught, ...]:
    return load_taught(ROOT / "data" / "facts")


@pytest.fixture(scope="module")
def votes(taught: tuple[Taught, ...]) -> Votes:
    texts = [one.text for one in taught]
    shows = [one.shows for one in taught]
    intents = {one.text: one.intent for one in load_examples(ROOT / "data" / "nlu")}
    features, vectors = fact_features.of_texts(texts), held_out.embed_all(texts)
    return Votes.fit(texts, features, shows, [intents.get(text) for text in texts], vectors, Settings())


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder()


@pytest.fixture
def read(votes: Votes, encoder: Encoder, nlp: Language) -> Read:
    return lambda text: votes.add(text, facts.read(text, nlp), encoder.embed(text), "phishing")


@pytest.mark.parametrize("text", HEARD)
def test_it_hears_a_loss_that_no_rule_reads(text: str, votes: Votes, encoder: Encoder) -> None:
    name, value = HEARD[text]
    found = {fact.name: fact for fact in votes.add(text, Reading(), encoder.embed(text), "phishing").facts}
    assert found[name].value == value
    assert text[found[name].start : found[name].end] == found[name].words == text


def test_it_shows_the_sentence_that_says_it(votes: Votes, encoder: Encoder) -> None:
    text = "Hallo. Die knul in het jasje van de bank ging er met mijn pinpas vandoor! Wat nu?"
    reading = votes.add(text, Reading(), encoder.embed(text), "card_pickup")
    (card,) = (fact for fact in reading.facts if fact.name == "lost_card")
    assert card.words == "Die knul in het jasje van de bank ging er met mijn pinpas vandoor!"


@pytest.mark.parametrize(
    "text",
    [
        "Ik heb niets overgemaakt aan die man van de bank, ik heb opgehangen.",
        "Gelukkig is er niks weg. De bank hield de betaling aan de nepbankier tegen.",
    ],
)
def test_what_the_rules_read_stays_as_it_was(text: str, read: Read, nlp: Language) -> None:
    by_rules = {fact.name: fact.value for fact in facts.read(text, nlp).facts}
    with_vote = {fact.name: fact.value for fact in read(text).facts}
    assert with_vote | by_rules == with_vote
    assert with_vote.get("lost_money") is not True


def test_it_never_sends_a_victim_away_nor_ends_help() -> None:
    assert not {shown(name)[0] for name in NAMES} & {
        "lost_nothing",
        "danger_over",
        "emergency_called",
        "called_bank",
        "reported",
        "wants_visit",
    }


def test_where_somebody_may_stand_at_the_door_it_is_silent_about_threats(
    votes: Votes, encoder: Encoder
) -> None:
    text = "Mijn baas krijgt alles te zien als ik niet over de brug kom, zegt ze"
    vector = encoder.embed(text)
    heard = {
        scenario: {fact.value for fact in votes.add(text, Reading(), vector, scenario).facts}
        for scenario in ("extortion", "fake_police")
    }
    assert "threatened" in heard["extortion"]
    assert "threatened" not in heard["fake_police"]


SOMEBODY_IS_HERE = "Die zogenaamde rechercheur loopt boven rond, ik zit beneden op het toilet"


@pytest.mark.parametrize("name", ["card_pickup", "crisis", "out_of_scope", "ask_human"])
def test_danger_is_heard_where_the_message_is_taken_for_no_story(
    name: str, votes: Votes, encoder: Encoder
) -> None:
    vector = encoder.embed(SOMEBODY_IS_HERE)
    found = votes.add(SOMEBODY_IS_HERE, Reading(), vector, name).facts
    assert ("danger", "suspect_present") in {(fact.name, fact.value) for fact in found}


@pytest.mark.parametrize(
    "name", ["greeting", "affirm", "deny", "thanks_bye", "chitchat_or_abuse", "too_little"]
)
def test_small_talk_tells_nothing_but_what_the_rules_read(name: str, votes: Votes, encoder: Encoder) -> None:
    reading = Reading()
    assert votes.add(SOMEBODY_IS_HERE, reading, encoder.embed(SOMEBODY_IS_HERE), name) is reading


@pytest.mark.parametrize(
    "text",
    [
        "ik wil verzetten naar morgen",
        "er hoeft niemand meer te komen",
        "mijn vrouw deed altijd de financien, die had dat zo gezien",
        "wacht hij belt nu weer!!!",
        "de hond van de buren blaft de hele nacht",
        "deuk in mijn auto",
    ],
)
def test_what_only_sounds_like_danger_is_none(text: str, votes: Votes, encoder: Encoder) -> None:
    for name in ("crisis", "out_of_scope"):
        found = {fact.name for fact in votes.add(text, Reading(), encoder.embed(text), name).facts}
        assert not found & {"danger", "other_emergency", "self_harm", "violence"}


def test_of_what_is_no_story_a_loss_is_not_heard(votes: Votes, encoder: Encoder) -> None:
    text = next(iter(HEARD))
    assert votes.add(text, Reading(), encoder.embed(text), "out_of_scope").facts == ()


@pytest.mark.parametrize("name", ["danger.suspect_present", "danger.suspect_coming", "cannot_talk"])
def test_an_emergency_counts_from_where_missing_it_costs_as_much_as_a_false_one(name: str) -> None:
    costs = Costs.read(ROOT / "data" / "costs.yml")
    assert LEAST[name] == pytest.approx(costs.wrong / (costs.wrong + costs.missed_emergency))


@pytest.mark.parametrize("text", ["krijg ik nu straf?", "mag de politie mijn sieraden meenemen?"])
def test_a_short_question_tells_nothing_but_what_the_rules_read(text: str, read: Read, nlp: Language) -> None:
    assert read(text) == facts.read(text, nlp)


def test_who_left_days_ago_has_not_just_left(votes: Votes, encoder: Encoder) -> None:
    text = "Die nepagent is er net vandoor gegaan met mijn sieraden, ik zie hem de straat uit lopen"
    long_ago = Reading(facts=(FoundFact("happened", "days", "Eergisteren", 0, 11),))
    said = {
        reading: {fact.value for fact in votes.add(text, reading, encoder.embed(text), "fake_police").facts}
        for reading in (Reading(), long_ago)
    }
    assert "suspect_just_left" in said[Reading()]
    assert "suspect_just_left" not in said[long_ago]


def test_few_words_that_say_that_the_danger_is_over_tell_of_no_other(votes: Votes, encoder: Encoder) -> None:
    text = "die vent is rond drieen vertrokken"
    over = Reading(facts=(FoundFact("danger_over", True, text, 0, len(text)),))
    said = {
        reading: {fact.name for fact in votes.add(text, reading, encoder.embed(text), "out_of_scope").facts}
        for reading in (Reading(), over)
    }
    assert "other_emergency" in said[Reading()]
    assert said[over] == {"danger_over"}


def test_of_a_fact_with_several_values_it_says_one(votes: Votes, encoder: Encoder) -> None:
    text = "Hij staat voor de deur en komt straks terug, en anders zet hij mijn foto's online zegt hij"
    found = [
        fact.value
        for fact in votes.add(text, Reading(), encoder.embed(text), "phishing").facts
        if fact.name == "danger"
    ]
    assert len(found) == 1


def test_a_vote_has_learned_from_enough_texts_of_either_kind(taught: tuple[Taught, ...]) -> None:
    for name in NAMES:
        told = [one.shows[name] for one in taught if name in one.shows]
        assert min(sum(told), len(told) - sum(told)) >= 50, name


def test_on_messages_it_has_not_seen_it_reads_more_and_errs_no_more(
    told: tuple[Told, ...], taught: tuple[Taught, ...]
) -> None:
    intents = {one.text: one.intent for one in load_examples(ROOT / "data" / "nlu")}
    # One fold, so that it is measured in seconds; `make evaluate` measures all.
    figures = measure(told, taught, intents, Settings(), numbers=(0,))
    for signal in ("money_transferred", "card_given", "business"):
        assert figures.voted[signal].f1 > figures.rules[signal].f1
    right, extra = (
        sum(getattr(counts, part) for counts in figures.voted.values())
        - sum(getattr(counts, part) for counts in figures.rules.values())
        for part in ("right", "extra")
    )
    assert right > 2 * extra


def test_what_was_saved_votes_the_same(votes: Votes, encoder: Encoder, tmp_path: Path) -> None:
    votes.save(tmp_path)
    again = Votes.load(tmp_path)
    text = next(iter(HEARD))
    vector = encoder.embed(text)
    features = frozenset({"names amount"})
    assert np.array_equal(
        again.probabilities(text, features, vector), votes.probabilities(text, features, vector)
    )


def test_votes_on_other_facts_are_refused(votes: Votes, tmp_path: Path) -> None:
    votes.save(tmp_path)
    described = (tmp_path / "votes.json").read_text()
    (tmp_path / "votes.json").write_text(described.replace("lost_card", "lost_hat"))
    with pytest.raises(ValueError, match="train again"):
        Votes.load(tmp_path)


@pytest.mark.parametrize("text", ["", " ", "...", "👵👵", "\n\n"])
def test_a_text_without_words_has_a_vote_too(text: str, votes: Votes, encoder: Encoder) -> None:
    probabilities = votes.probabilities(text, frozenset(), encoder.embed(text))
    assert probabilities.shape == (len(NAMES),)
    assert np.isfinite(probabilities).all()


def test_the_labelled_messages_are_examples_of_victims(told: tuple[Told, ...]) -> None:
    problems = Problems()
    examples = load_examples(ROOT / "data" / "nlu")
    check_told(ROOT / "data" / "facts", {one.text for one in examples}, SIGNALS, problems)
    assert problems.found == []
    intents = {one.text: one.intent for one in examples}
    assert {intents[one.text] for one in told} <= {*VICTIM_SCENARIOS, "sim_swap", "crisis"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"text": "b", "signals": [], "when": "now", "urgency": "call"}', "is no example"),
        ('{"text": "a", "signals": ["money"], "when": "now", "urgency": "call"}', "money is no signal"),
        ('{"text": "a", "signals": [], "when": "soon", "urgency": "call"}', "needs text, signals"),
        ('{"text": "a"}', "needs text, signals"),
        ("[1]", "is no labelled text"),
        ("a", "is no labelled text"),
    ],
)
def test_a_wrong_line_is_named(line: str, why: str, tmp_path: Path) -> None:
    good = '{"text": "a", "signals": [], "when": "now", "urgency": "call"}'
    (tmp_path / FILE).write_text(f"{good}\n{line}\n")
    (tmp_path / MORE_FILE).write_text("")
    problems = Problems()
    check_told(tmp_path, {"a"}, SIGNALS, problems)
    assert [problem.place.line for problem in problems.found][:1] == [2]
    assert any(why in str(problem) for problem in problems.found)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="restore it"):
        load_told(tmp_path)


def test_a_wrong_line_of_further_facts_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("")
    (tmp_path / MORE_FILE).write_text('{"text": "a", "facts": ["alone"]}\n{"text": "a", "facts": ["rich"]}\n')
    problems = Problems()
    check_told(tmp_path, {"a"}, SIGNALS, problems)
    (problem,) = problems.found
    assert problem.place.line == 2
    assert "needs text and facts" in str(problem)
