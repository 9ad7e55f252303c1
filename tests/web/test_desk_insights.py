"""Reading messages to learn from at the desk, writing examples in other words, and their export."""

import asyncio
import os
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from bot.domain.measured_effect import MeasuredEffect, read_effect
from bot.store.database import Unit
from bot.store.models import Audit
from bot.web.training_examples import Files, TrainingExamples
from tests.web.accounts import ask
from tests.web.desk_client import DeskClient, at_desk
from tests.web.insight_items import empty_inbox, held_out_text, item, put_in
from tests.web.running import Web
from tests.web.scripted_engine import ScriptedEngine

STORY = "gisteren kreeg ik een appje van mijn zoon dat hij een nieuw nummer had en geld nodig had"
# What `make insights-effect` prints of one example.
MEASURED = (
    "insights-effect: new examples: 1, of which 0 are read well without learning them\n"
    "insights-effect: accuracy in cross-validation: 0.912 ± 0.002 -> 0.915 ± 0.001\n"
)
OWN_WORDS = "mn dochter zou een andere telefoon hebben, of ik even 800 euro wilde voorschieten via dat nummer"


@pytest.fixture
def inbox(web: Web, engine: ScriptedEngine) -> Web:
    empty_inbox(web)
    return web


@pytest.fixture
def tess(inbox: Web) -> DeskClient:
    return at_desk(inbox, "Tess", "trainer")


@pytest.fixture
def umar(inbox: Web) -> DeskClient:
    return at_desk(inbox, "Umar", "trainer")


def label(client: DeskClient, insight: str, name: str, **more: object) -> int:
    return client.post(f"/desk/insights/{insight}/label", label=name, **more).status_code


def agreed(
    web: Web, tess: DeskClient, umar: DeskClient, name: str = "friend_in_need", text: str = STORY
) -> str:
    """A message about which two people agree."""
    insight = put_in(web, text)
    assert label(tess, insight, name) == 302
    assert label(umar, insight, name) == 302
    return insight


def lane(web: Web, insight: str) -> str:
    found = item(web, insight)
    assert found is not None
    return found.lane


def test_the_inbox_shows_the_message_why_it_is_there_and_what_was_read(inbox: Web, tess: DeskClient) -> None:
    insight = put_in(inbox, STORY)
    assert STORY in tess.get("/desk/insights").text
    page = tess.get(f"/desk/insights/{insight}").text
    for words in (STORY, "De computer twijfelde", "Phishing (41%)", "embedded-1a2b", "33%"):
        assert words in page


def test_the_second_reader_is_somebody_else_and_does_not_see_what_the_first_said(
    inbox: Web, tess: DeskClient, umar: DeskClient
) -> None:
    insight = put_in(inbox, STORY)
    assert label(tess, insight, "money_mule") == 302
    assert label(tess, insight, "money_mule") == 409, "nobody is their own second reader"
    assert STORY not in tess.get("/desk/insights?lane=second").text
    assert "U las dit bericht al" in tess.get(f"/desk/insights/{insight}").text
    page = umar.get(f"/desk/insights/{insight}").text
    assert STORY in umar.get("/desk/insights?lane=second").text
    assert "Dit is:" not in page
    assert "money_mule" not in re.sub(r"<option.*?</option>", "", page)
    assert label(umar, insight, "friend_in_need") == 302
    assert lane(inbox, insight) == "differ"
    assert label(umar, insight, "friend_in_need") == 302
    assert lane(inbox, insight) == "rewrite"


def test_what_is_ticked_gets_the_same_label(inbox: Web, tess: DeskClient) -> None:
    first = put_in(inbox, STORY)
    second = put_in(inbox, STORY.replace("gisteren", "vanmorgen"))
    other = put_in(inbox, "mijn facebook is overgenomen door iemand")
    page = tess.get(f"/desk/insights/{first}").text
    assert second in page, "messages that are alike stand together"
    assert other not in page
    assert label(tess, first, "friend_in_need", also=[second]) == 302
    assert (lane(inbox, first), lane(inbox, second), lane(inbox, other)) == ("second", "second", "first")


@pytest.mark.parametrize(("name", "proposal"), [("", ""), ("geen_soort", ""), ("new", ""), ("new", "x" * 61)])
def test_only_a_known_label_or_a_named_proposal_is_taken(
    inbox: Web, tess: DeskClient, name: str, proposal: str
) -> None:
    insight = put_in(inbox, STORY)
    assert label(tess, insight, name, proposal=proposal) == 400
    assert lane(inbox, insight) == "first"


def test_a_new_scenario_is_put_aside_with_its_name(inbox: Web, tess: DeskClient, umar: DeskClient) -> None:
    insight = put_in(inbox, STORY)
    for client in (tess, umar):
        assert label(client, insight, "new", proposal="nepvacature") == 302
    assert lane(inbox, insight) == "set_aside"
    assert "nepvacature (2)" in tess.get("/desk/insights?lane=set_aside").text


def test_a_message_that_still_says_who_somebody_is_can_be_erased_at_once(
    inbox: Web, tess: DeskClient
) -> None:
    insight = put_in(inbox, STORY)
    assert tess.post(f"/desk/insights/{insight}/remove").status_code == 302
    assert item(inbox, insight) is None
    assert tess.get(f"/desk/insights/{insight}").status_code == 404


def test_the_words_of_a_visitor_never_become_an_example(
    inbox: Web, tess: DeskClient, umar: DeskClient
) -> None:
    insight = agreed(inbox, tess, umar)
    for words in (STORY, STORY.replace("gisteren", "vandaag"), "Yılmaz " + OWN_WORDS + " zei Yılmaz", ""):
        answer = tess.post(f"/desk/insights/{insight}/example", text=words)
        assert answer.status_code == 400, words
        assert lane(inbox, insight) == "rewrite"
    assert "lijkt te veel op de woorden van de bezoeker" in tess.post(
        f"/desk/insights/{insight}/example", text=STORY
    ).text.replace("Dit ", "")
    assert tess.post(f"/desk/insights/{insight}/example", text=OWN_WORDS).status_code == 302
    assert lane(inbox, insight) == "ready"


def test_while_one_writes_it_says_which_example_it_is_too_near(
    inbox: Web, tess: DeskClient, umar: DeskClient
) -> None:
    from bot.web.bootstrap import NLU

    known = next(
        line.removeprefix("      - ")
        for line in (NLU / "friend_in_need.yml").read_text(encoding="utf-8").splitlines()
        if line.startswith("      - ") and 8 < len(line.split()) < 25 and line.isascii() and '"' not in line
    )
    insight = agreed(inbox, tess, umar)
    judged = tess.post(f"/desk/insights/{insight}/check", text=known + " nu").text
    assert "een voorbeeld dat er al is" in judged
    assert known.split("'")[0][:40] in judged
    assert (
        "Dit kan een voorbeeld worden." in tess.post(f"/desk/insights/{insight}/check", text=OWN_WORDS).text
    )
    assert lane(inbox, insight) == "rewrite", "a check keeps nothing"


def test_what_is_held_out_is_never_rewritten_or_exported(
    inbox: Web, tess: DeskClient, umar: DeskClient
) -> None:
    held_out = put_in(inbox, held_out_text(), is_held_out=True)
    for client in (tess, umar):
        label(client, held_out, "friend_in_need")
    assert lane(inbox, held_out) == "held_out"
    assert tess.post(f"/desk/insights/{held_out}/example", text=OWN_WORDS).status_code == 404
    insight = agreed(inbox, tess, umar)
    answer = tess.post(f"/desk/insights/{insight}/example", text=held_out_text() + " vandaag")
    assert answer.status_code == 400
    assert "apart houden" in answer.text


def test_the_export_has_the_examples_and_their_provenance_and_nothing_of_a_visitor(
    inbox: Web, tess: DeskClient, umar: DeskClient
) -> None:
    insight = agreed(inbox, tess, umar)
    tess.post(f"/desk/insights/{insight}/example", text=OWN_WORDS)
    page = tess.get("/desk/insights/export").text
    assert f"+      - {OWN_WORDS}" in page
    assert "b/data/nlu/friend_in_need.yml" in page
    example = item(inbox, insight)
    assert example is not None
    assert example.example is not None
    for what, name in (("yaml", "yml"), ("diff", "diff")):
        answer = tess.post("/desk/insights/export", what=what)
        assert f".{name}" in answer.headers["content-disposition"]
        assert OWN_WORDS in answer.text
        assert example.example.id in answer.text
        # Around what is new, the difference shows lines that are in data/nlu already.
        new = [line for line in answer.text.splitlines() if what == "yaml" or line.startswith("+")]
        assert "appje" not in "\n".join(new)
        assert insight not in answer.text, "the provenance leads to no message"
    data = yaml.safe_load(tess.post("/desk/insights/export", what="yaml").text)
    assert data["nlu"] == [{"intent": "friend_in_need", "examples": f"- {OWN_WORDS}\n"}]
    # Without the measured effect of just these examples nothing is set down.
    for said in ("", "Het ging goed.", MEASURED.replace("examples: 1", "examples: 2")):
        answer = tess.post("/desk/insights/export", what="done", effect=said)
        assert answer.status_code == 400, said
        assert "Meet eerst het effect" in answer.text
    worse = f"{MEASURED}insights-effect: fell by more than 0.01: phishing: 0.950 -> 0.930 (-0.020)\n"
    assert tess.post("/desk/insights/export", what="done", effect=worse).status_code == 409
    assert lane(inbox, insight) == "ready"
    assert tess.post("/desk/insights/export", what="done", effect=worse, accept="on").status_code == 302
    assert lane(inbox, insight) == "exported"
    assert OWN_WORDS not in tess.get("/desk/insights/export").text
    assert tess.post("/desk/insights/export", what="yaml").status_code == 400


def test_the_figures_show_agreement_and_numbers_with_warnings(
    inbox: Web, tess: DeskClient, umar: DeskClient
) -> None:
    agreed(inbox, tess, umar)
    other = put_in(inbox, "mijn facebook is overgenomen door iemand")
    label(tess, other, "account_takeover")
    label(umar, other, "phishing")
    page = tess.get("/desk/insights/figures").text
    assert "1 van 2 berichten kregen van twee lezers hetzelfde" in page
    assert "Cohens kappa is <strong>0,33" in page
    assert "zegt dit nog weinig" in page
    assert "te weinig" in page


def test_each_act_is_logged_without_words(inbox: Web, tess: DeskClient, umar: DeskClient) -> None:
    insight = agreed(inbox, tess, umar)
    tess.get(f"/desk/insights/{insight}/example")
    tess.post(f"/desk/insights/{insight}/example", text=OWN_WORDS)
    tess.get("/desk/insights?lane=ready")
    tess.post("/desk/insights/export", what="done", effect=MEASURED)

    async def acts(unit: Unit) -> list[tuple[str, str]]:
        rows = await unit.execute(
            select(Audit.act, Audit.details)
            .where(Audit.staff_id == tess.id, Audit.subject == "insight")
            .order_by(Audit.number)
        )
        return [(row.act, str(row.details)) for row in rows]

    found = ask(inbox, acts)
    assert [act.removeprefix("insight.") for act, _ in found] == [
        "read", "opened", "rewritten", "opened", "exported"
    ]  # fmt: skip
    assert not any("appje" in details or "dochter" in details for _, details in found)
    # What the examples do to the figures is kept with who set them down.
    assert "'before': 0.912, 'after': 0.915, 'fell': 0" in found[-1][1]


def test_what_the_command_says_is_read_back_only_when_it_is_whole() -> None:
    assert read_effect(MEASURED) == MeasuredEffect(1, 0.912, 0.915, 0)
    assert read_effect(MEASURED.splitlines()[0]) is None
    assert read_effect("accuracy in cross-validation: 0.912 -> 0.915") is None


def test_a_trainer_can_switch_shortcuts_off(tess: DeskClient) -> None:
    assert 'data-shortcuts="on"' in tess.get("/desk/insights").text
    assert tess.post("/desk/me/shortcuts").status_code == 302
    assert 'data-shortcuts="off"' in tess.get("/desk/insights").text


def test_examples_that_are_much_alike_are_counted_but_not_short_ones() -> None:
    lines = ["ja hoor", "ja hoor!", "er is geld van mijn rekening af", "er is geld van mijn rekening weg",
             "mijn facebook is sinds gisteren overgenomen"]  # fmt: skip
    text = "nlu:\n" + "".join(f"      - {line}\n" for line in lines)
    assert Files({"x": text}).count_alike()["x"] == 2


def test_they_are_counted_anew_only_when_a_file_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Files] = []
    count = Files.count_alike

    def note(files: Files) -> Counter[str]:
        counted.append(files)
        return count(files)

    monkeypatch.setattr(Files, "count_alike", note)
    file = tmp_path / "x.yml"
    file.write_text("      - er is geld van mijn rekening af\n", encoding="utf-8")

    async def look() -> list[int]:
        examples = TrainingExamples(tmp_path)
        found = [(await examples.alike())["x"] for _ in range(2)]
        with file.open("a", encoding="utf-8") as more:
            more.write("      - er is geld van mijn rekening weg\n")
        os.utime(file, (0, 0))
        return [*found, (await examples.alike())["x"]]

    assert asyncio.run(look()) == [0, 0, 2]
    assert len(counted) == 2
