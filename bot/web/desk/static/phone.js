// On a phone what was said and the answer come first: the rest is folded until it is asked for.

const PHONE = "(max-width: 47.99rem)";

export function foldOnPhone() {
  const pieces = document.querySelectorAll(".facts__fold, .summary");
  const phone = matchMedia(PHONE);
  const fold = () => {
    for (const piece of pieces) piece.open = !phone.matches;
  };
  if (phone.matches) fold();
  phone.addEventListener("change", fold);
}
