/** Cut a long text in parts that each fit in a message, at the end of a sentence where there is one. */
export function parts(text, longest) {
  const pieces = [];
  let rest = [...text];
  while (rest.length > longest) {
    const head = rest.slice(0, longest).join("");
    const ends = [/[\s\S]*\n\s*\n/, /[\s\S]*[.?!]\s/, /[\s\S]*\s/].map((end) => end.exec(head)?.[0] ?? "");
    const cut = ends.find((part) => part.length > head.length / 2) || head;
    pieces.push(cut.trim());
    rest = rest.slice([...cut].length);
  }
  pieces.push(rest.join("").trim());
  return pieces.filter(Boolean);
}
