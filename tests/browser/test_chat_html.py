"""The pages are valid HTML, by html-validate: it sees what axe does not."""

import shutil
import subprocess
from pathlib import Path

import httpx

from tests.browser.product import Product

VALIDATOR = "html-validate@10.17.0"
STORY = "Gisteren belde iemand van de bank en is er 900 euro van mijn rekening gegaan."


def test_every_page_is_valid(product: Product, tmp_path: Path) -> None:
    npx = shutil.which("npx")
    if npx is None:
        raise RuntimeError("this test needs Node: apt-get install nodejs npm")
    with httpx.Client(base_url=product.url, trust_env=False, follow_redirects=True, timeout=30) as visitor:
        pages = {
            "empty": visitor.get("/chat"),
            "frame": visitor.get("/chat", params={"embed": "1", "lang": "en"}),
            "refused": visitor.post("/chat", data={"text": ""}),
            "talking": visitor.post("/chat", data={"text": STORY}),
            "privacy": visitor.get("/privacy"),
            "accessibility": visitor.get("/toegankelijkheid", params={"lang": "en"}),
            "demo": visitor.get("/embed-demo"),
            "left": visitor.post("/chat/leave"),
        }
    assert STORY in pages["talking"].text
    for name, answer in pages.items():
        (tmp_path / f"{name}.html").write_text(answer.text, encoding="utf-8")
    run = subprocess.run(
        [npx, "--yes", VALIDATOR, "--preset", "standard,a11y", "--formatter", "text", str(tmp_path)],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
