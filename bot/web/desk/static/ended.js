// On a page for who is not logged in: what was typed at the desk and not sent leaves this browser. At once for who
// logged out, here or in another tab; a session that ended by itself leaves some time to log in again.
// data-after: seconds.
{
  const OUT = "tp-desk-out"; // when somebody last logged out, see drafts.js
  const { after } = document.currentScript.dataset;
  const forget = () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith("tp-desk-draft-")) sessionStorage.removeItem(key);
  };
  try {
    if (after === "0") localStorage.setItem(OUT, String(Date.now()));
    if (localStorage.getItem(OUT) !== sessionStorage.getItem(OUT)) forget();
    // Other tabs come here too, some before the one in which somebody logged out.
    addEventListener("storage", ({ key }) => key === OUT && forget());
    setTimeout(forget, Number(after) * 1000);
  } catch {
    // A browser that gives no storage keeps nothing either.
  }
}
