/** Reading messages aloud, only with a voice of this device: no text goes to another computer. */
import { spoken } from "./messages.js";
import { page } from "./texts.js";

const VOICES_WITHIN_MS = 1500;

function voices() {
  const found = speechSynthesis.getVoices();
  if (found.length) return Promise.resolve(found);
  return new Promise((resolve) => {
    const done = () => resolve(speechSynthesis.getVoices());
    speechSynthesis.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, VOICES_WITHIN_MS);
  });
}

class Speech {
  on = false;
  conversation = null;

  /** The voice for a language; where this device has none, that of the page. */
  voice(language) {
    const spoken = (name) => this.voices.find((voice) => voice.localService && voice.lang.startsWith(name));
    return spoken(language ?? page.language) ?? spoken(page.language);
  }

  /** Gives "on", "off" or "none" (no local voice in the page's language). */
  async turn(on, conversation) {
    this.on = false;
    if (!("speechSynthesis" in window)) return "none";
    speechSynthesis.cancel();
    if (!on) return "off";
    this.voices = await voices();
    if (!this.voice(page.language)) return "none";
    this.on = true;
    if (!this.conversation) {
      this.conversation = conversation;
      conversation.addEventListener("messages", ({ detail: { added, live } }) => {
        if (live) for (const message of added) this.say(message);
      });
    }
    const newest = conversation.ordered.filter((message) => message.author !== "visitor").at(-1);
    if (newest) this.say(newest);
    return "on";
  }

  say(message) {
    if (!this.on || message.author === "visitor") return;
    const utterance = new SpeechSynthesisUtterance(spoken(message));
    utterance.voice = this.voice(message.language);
    utterance.lang = utterance.voice.lang;
    speechSynthesis.speak(utterance);
  }
}

export const speech = new Speech();
