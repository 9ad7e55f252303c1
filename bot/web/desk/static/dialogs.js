// Standard sentences and the list of shortcuts.

/** Open the standard sentences; what is chosen comes into the reply, where it can be changed. */
export function openCanned() {
  const dialog = document.getElementById("canned");
  const reply = document.getElementById("antwoord");
  if (!dialog || !reply || dialog.open) return;
  const search = dialog.querySelector("#canned-search");
  const items = [...dialog.querySelectorAll(".canned__item")];
  const filter = () => {
    const words = search.value.toLowerCase().replace(/^\//, "");
    const shown = items.filter((item) => {
      item.parentElement.hidden = !item.textContent.toLowerCase().includes(words);
      return !item.parentElement.hidden;
    });
    dialog.querySelector("#canned-count").textContent = `${shown.length} ${shown.length === 1 ? "zin" : "zinnen"}`;
    return shown;
  };
  const choose = (item) => {
    dialog.close();
    reply.setRangeText(item.dataset.text, reply.selectionStart, reply.selectionEnd, "end");
    reply.dispatchEvent(new Event("input", { bubbles: true }));
  };
  search.value = "";
  search.oninput = filter;
  search.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const [first] = filter();
    if (first) choose(first);
  };
  items.forEach((item) => { item.onclick = () => choose(item); });
  dialog.onclose = () => reply.focus();
  filter();
  dialog.showModal();
  search.focus();
}

export function openKeys() {
  const dialog = document.getElementById("keys");
  if (!dialog.open) dialog.showModal();
}
