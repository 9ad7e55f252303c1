/** The visitor API over HTTP. The HttpOnly cookie says whose conversation it is; in a frame, where a browser
 * may keep no cookie, a token in sessionStorage does. */
import { session } from "./storage.js";

const KEY = "tp-key";
const ROOT = "/api/v1/conversations";
const PATIENCE_MS = 30_000;
const CHOOSE_WITHIN_MS = 6000;

/** The server answered, but not with what was asked. problem: RFC 9457 problem details. */
export class Refused extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail || problem?.title || String(status));
    this.status = status;
    this.problem = problem ?? {};
    this.retryAfter = retryAfter;
  }
}

/** No answer: the network is gone or the server does not speak. */
export class Unreachable extends Error {}

/** The conversation and its token: { id, token }, or null where the cookie does. */
let key = JSON.parse(session.getItem(KEY) ?? "null");

export const keyOfFrame = () => key;

const underWay = new Set();
let ended = false;

/** The visitor leaves: what is under way is dropped and nothing more is asked. */
export function end() {
  ended = true;
  for (const request of underWay) request.abort();
}

function forgetKey() {
  key = null;
  session.removeItem(KEY);
}

export async function call(method, path = "", body = undefined, patience = PATIENCE_MS) {
  if (ended) throw new Unreachable("left");
  // Not AbortSignal.timeout and .any: older phones and tablets lack them.
  const request = new AbortController();
  const timer = setTimeout(() => request.abort(), patience);
  underWay.add(request);
  let response;
  let data = null;
  try {
    response = await fetch(ROOT + path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(key ? { authorization: `Bearer ${key.token}` } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: request.signal,
    });
    if (response.status !== 204) data = await response.json();
  } catch (error) {
    // A refusal without JSON is a refusal all the same.
    if (!response || response.ok) throw new Unreachable(error.name);
  } finally {
    clearTimeout(timer);
    underWay.delete(request);
  }
  if (!response.ok) throw new Refused(response.status, data, Number(response.headers.get("retry-after")) || 0);
  return data;
}

/** A new conversation. inFrame: another site holds this page, so that the cookie may not stay. */
export async function open(language, inFrame) {
  forgetKey();
  if (!inFrame) return call("POST", "", { language, cookie: true });
  const { token, ...made } = await call("POST", "", { language });
  key = { id: made.id, token };
  session.setItem(KEY, JSON.stringify(key));
  return made;
}

export const post = (id, message) => call("POST", `/${id}/messages`, message);
export const after = (id, seq, wait = 0) =>
  call("GET", `/${id}/messages?after=${seq}&wait=${wait}`, undefined, PATIENCE_MS + wait * 1000);
export const summary = (id) => call("GET", `/${id}/summary`);
export const erasure = (id) => call("GET", `/${id}/erasure`);
export const rate = (id, answer) => call("PUT", `/${id}/rating`, { answer });
export const chooseLanguage = (id, language) => call("PUT", `/${id}/language`, { language }, CHOOSE_WITHIN_MS);
export const erase = (id) => call("DELETE", `/${id}`);
export const socketAddress = (id, after) =>
  `${location.origin.replace(/^http/, "ws")}${ROOT}/${id}/socket?after=${after}`;
