// Show covered contact data in place; the server logs it.

const SHOWN_MS = 60_000; // then it is covered again

export function watchReveal() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.dataset.reveal) return;
    event.preventDefault();
    const place = document.querySelector(form.dataset.reveal);
    const covered = place.textContent;
    try {
      const body = new URLSearchParams(new FormData(form));
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "1" } });
      if (!answer.ok) throw new Error(await answer.text());
      place.textContent = await answer.text();
      place.tabIndex = -1;
      place.focus();
      form.hidden = true;
      setTimeout(() => {
        place.textContent = covered;
        form.hidden = false;
      }, SHOWN_MS);
    } catch (error) {
      document.getElementById("live").textContent = `Niet getoond. ${error.message}`;
    }
  });
}
