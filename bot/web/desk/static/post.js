// Sends to the desk without leaving the page, and says in words what did not work.

const live = document.getElementById("live");

/** Post these fields (FormData or an object); gives the text of the answer. The request goes on when the page is left.
 *
 * Throws an Error with words for the reader. Goes to the log-in page when the session ended.
 */
export async function post(address, fields) {
  const body = new URLSearchParams(fields);
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body, headers: { "X-Part": "1" }, keepalive: true });
  } catch {
    throw new Error("Er is geen verbinding.");
  }
  if (answer.status === 401) {
    location.assign("/desk/login");
    throw new Error("U bent niet meer ingelogd.");
  }
  if (answer.ok) return answer.text();
  // What is refused is said as text; a page is of a fault that nobody expected.
  const isText = answer.headers.get("content-type")?.startsWith("text/plain");
  throw new Error(isText ? await answer.text() : "Er ging iets mis. Probeer het nog eens.");
}

/** Say what did not work, and why. */
export function sayFailed(what, error) {
  live.textContent = `${what} ${error.message}`;
}

/** What did not work before works now. */
export function sayNothing() {
  live.textContent = "";
}
