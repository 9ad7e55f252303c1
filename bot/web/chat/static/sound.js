/** A short sound when somebody answers, for who asked for it; remembered on this device. */
import { local } from "./storage.js";

const KEY = "tp-sound";
const TONES_HZ = [660, 880];
const TONE_S = 0.16;
const VOLUME = 0.1;

class Sound {
  #context = null;

  constructor() {
    // A browser lets a page sound only once somebody touched it.
    for (const name of ["pointerdown", "keydown"]) {
      document.addEventListener(name, () => this.on && this.#wake(), { capture: true, passive: true });
    }
  }

  get on() {
    return local.getItem(KEY) === "yes";
  }

  /** Turning it on lets it be heard once. */
  set on(on) {
    if (!on) return local.removeItem(KEY);
    local.setItem(KEY, "yes");
    this.#wake();
    this.play();
  }

  play() {
    if (!this.on || !this.#context) return;
    for (const [place, frequency] of TONES_HZ.entries()) {
      const start = this.#context.currentTime + place * TONE_S;
      const tone = new OscillatorNode(this.#context, { frequency });
      const volume = new GainNode(this.#context, { gain: VOLUME });
      tone.connect(volume).connect(this.#context.destination);
      tone.start(start);
      tone.stop(start + TONE_S);
    }
  }

  #wake() {
    if (!window.AudioContext) return;
    this.#context ??= new AudioContext();
    this.#context.resume().catch(() => {}); // then it stays silent
  }
}

export const sound = new Sound();
