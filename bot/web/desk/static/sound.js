// Sounds of the desk. A browser lets a page sound only after a click or a key on it: until then that is said.

// Of each tone its start in seconds and its pitch in hertz. What cannot wait rises, and more often.
const TONES = {
  danger: [[0, 880], [0.18, 1175], [0.36, 880], [0.54, 1175]],
  requests: [[0, 660], [0.25, 880]],
  escalations: [[0, 880], [0.25, 660], [0.5, 880]],
  waiting: [[0, 523]],
  messages: [[0, 740]],
};
const TONE_SECONDS = 0.2;
const LOUDEST = 0.25; // of a tone, at volume 100
const STARTS_MS = 400; // a page that may sound needs a moment too
let context = null;
let asked = null; // what could not be heard yet

function opened() {
  if (!context) {
    context = new AudioContext();
    context.addEventListener("statechange", catchUp);
  }
  return context;
}

function catchUp() {
  if (context.state !== "running" || !asked) return;
  const { kind, volume } = asked;
  asked = null;
  play(kind, volume);
}

/** Let it be heard, volume 0 to 100; while the browser blocks sound, as soon as that ends. */
export function play(kind, volume) {
  if (!volume) return;
  if (opened().state !== "running") {
    asked = { kind, volume };
    return;
  }
  for (const [at, frequency] of TONES[kind]) {
    const tone = new OscillatorNode(context, { frequency });
    const gain = new GainNode(context, { gain: (LOUDEST * volume) / 100 });
    tone.connect(gain).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + TONE_SECONDS);
  }
}

/** Show `notice` as long as the browser blocks sound; the next click or key ends that. */
export function unblock(notice) {
  const show = () => { notice.hidden = context.state === "running"; };
  opened().addEventListener("statechange", show);
  for (const kind of ["click", "keydown"]) {
    document.addEventListener(kind, () => context.state !== "running" && context.resume().catch(() => {}));
  }
  setTimeout(show, STARTS_MS);
}
