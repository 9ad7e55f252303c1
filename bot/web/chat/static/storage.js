/** Storage of this browser; in memory where the browser gives none, as in frames of other sites. */
class Memory {
  #values = new Map();

  getItem(key) {
    return this.#values.get(key) ?? null;
  }

  setItem(key, value) {
    this.#values.set(key, String(value));
  }

  removeItem(key) {
    this.#values.delete(key);
  }

  keys() {
    return [...this.#values.keys()];
  }
}

/** The store of a browser can be full or taken away at any moment; then memory takes over. */
class Store {
  #memory = new Memory();

  constructor(name) {
    this.name = name;
  }

  #with(act) {
    try {
      return act(window[this.name]);
    } catch {
      return act(this.#memory);
    }
  }

  getItem(key) {
    return this.#with((store) => store.getItem(key));
  }

  setItem(key, value) {
    this.#with((store) => store.setItem(key, value));
  }

  removeItem(key) {
    this.#with((store) => store.removeItem(key));
  }

  /** Remove what this chat kept, or what it kept under names that begin so, but for one. */
  clear(start = "tp-", except = null) {
    this.#with((store) => {
      const keys = store instanceof Memory ? store.keys() : Object.keys(store);
      for (const key of keys) if (key.startsWith(start) && key !== except) store.removeItem(key);
    });
  }
}

/** How the names begin under which local keeps what was ticked off, per conversation. */
export const TICKS = "tp-evidence-";

export const session = new Store("sessionStorage");
export const local = new Store("localStorage");
