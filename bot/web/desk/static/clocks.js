// The clocks count on between two looks at the server.

const TICK_MS = 1000;

function duration(seconds) {
  if (seconds < 3600) return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  if (seconds < 48 * 3600) return `${Math.floor(seconds / 3600)} u ${String(Math.floor((seconds % 3600) / 60)).padStart(2, "0")}`;
  return `${Math.floor(seconds / 86400)} dagen`;
}

function tick() {
  for (const time of document.querySelectorAll("time[data-since]")) {
    time.textContent = duration(Math.max(0, Math.floor((Date.now() - Date.parse(time.dateTime)) / 1000)));
  }
  for (const time of document.querySelectorAll("time[data-due]")) {
    const seconds = Math.floor((Date.parse(time.dateTime) - Date.now()) / 1000);
    time.classList.toggle("clock--late", seconds < 0);
    time.textContent = seconds >= 0 ? `nog ${duration(seconds)}` : `${duration(-seconds)} te laat`;
  }
}

export function runClocks() {
  tick();
  setInterval(tick, TICK_MS);
}
