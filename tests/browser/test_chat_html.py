"""The pages are valid HTML, by html-validate: it sees what axe does not."""

from pathlib import Path

import httpx

from tests.browser.html_validator import html_problems
from tests.browser.product import Product

DANGER = "Hij staat nu voor mijn deur."
STORY = "Gisteren belde iemand van de bank en is er 900 euro van mijn rekening gegaan."


def test_every_page_is_valid(product: Product, tmp_path: Path) -> None:
    with httpx.Client(base_url=product.url, trust_env=False, follow_redirects=True, timeout=30) as visitor:
        pages = {
            "empty": visitor.get("/chat"),
            "frame": visitor.get("/chat", params={"embed": "1", "lang": "en"}),
            "refused": visitor.post("/chat", data={"text": ""}),
            "talking": visitor.post("/chat", data={"text": STORY}),
            "emergency": visitor.post("/chat", data={"text": DANGER}),
            "waiting": visitor.post("/chat", data={"text": "Ik wil een medewerker spreken."}),
            "privacy": visitor.get("/privacy"),
            "accessibility": visitor.get("/toegankelijkheid", params={"lang": "en"}),
            "demo": visitor.get("/embed-demo"),
            "left": visitor.post("/chat/leave"),
        }
    assert STORY in pages["talking"].text
    assert "message--emergency" in pages["emergency"].text
    for name, answer in pages.items():
        (tmp_path / f"{name}.html").write_text(answer.text, encoding="utf-8")
    assert html_problems(tmp_path) == ""
