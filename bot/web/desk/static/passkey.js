// Asks the browser for a passkey and puts what it gives in the form that asked; the form then goes as any other.

const form = document.querySelector("[data-passkey]");
const said = document.getElementById("passkey-said");
const words = JSON.parse(form.dataset.words);
const isNew = form.dataset.passkey === "create";
let underWay = false;

// What the browser's errors mean to somebody (WebAuthn Level 3, 5.1.3 and 5.1.4). It does not tell a refusal from a
// key that is not there, so that a page learns nothing about the devices of who looks at it.
const WHY = {
  NotAllowedError: "cancelled",
  AbortError: "cancelled",
  InvalidStateError: "known",
  SecurityError: "no_name",
  NotSupportedError: "unable",
  ConstraintError: "unable",
};

function fromBase64url(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function toBase64url(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

const withBytes = (descriptors) => (descriptors ?? []).map((each) => ({ ...each, id: fromBase64url(each.id) }));

/** The options as the browser takes them. */
function readOptions() {
  const options = JSON.parse(form.dataset.options);
  options.challenge = fromBase64url(options.challenge);
  if (!isNew) return { ...options, allowCredentials: withBytes(options.allowCredentials) };
  const user = { ...options.user, id: fromBase64url(options.user.id) };
  return { ...options, user, excludeCredentials: withBytes(options.excludeCredentials) };
}

/** What the browser gave, as text. Written out: what a password manager puts in its place has no toJSON. */
function written({ id, rawId, type, response }) {
  const parts = { clientDataJSON: toBase64url(response.clientDataJSON) };
  if (isNew) {
    parts.attestationObject = toBase64url(response.attestationObject);
    parts.transports = response.getTransports?.() ?? [];
  } else {
    parts.authenticatorData = toBase64url(response.authenticatorData);
    parts.signature = toBase64url(response.signature);
    if (response.userHandle) parts.userHandle = toBase64url(response.userHandle);
  }
  return JSON.stringify({ id, rawId: toBase64url(rawId), type, response: parts, clientExtensionResults: {} });
}

/** Why this page cannot do it at all; undefined when it can. */
function whatIsMissing() {
  if (location.origin !== form.dataset.origin) return words.elsewhere;
  if (!window.isSecureContext) return words.insecure;
  if (!window.PublicKeyCredential || !navigator.credentials) return words.none;
  return undefined;
}

async function ask() {
  said.textContent = "";
  const publicKey = readOptions();
  try {
    const found = await (isNew ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
    form.elements.credential.value = written(found);
  } catch (error) {
    said.textContent = words[WHY[error.name] ?? "failed"];
    return;
  }
  form.submit();
}

const missing = whatIsMissing();
if (missing) said.textContent = missing;
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (underWay) return;
  const why = whatIsMissing();
  if (why) {
    said.textContent = why;
    return;
  }
  underWay = true;
  await ask();
  underWay = false;
});
