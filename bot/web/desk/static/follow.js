// Who reads the end of the conversation goes on reading it when there is less room, as under a notice.

const END = 40; // pixels from the end within which one reads along

export const readsAlong = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < END;

export const showEnd = (log) => { log.scrollTop = log.scrollHeight; };

export function followEnd(log) {
  let follows = true;
  const keep = () => follows && showEnd(log);
  showEnd(log);
  log.addEventListener("scroll", () => { follows = readsAlong(log); });
  new ResizeObserver(keep).observe(log);
  document.fonts.ready.then(keep);
}
