// The desk's own script. Everything works without it too: each act is a form, each piece comes with the page.

import { watchActs } from "./acts.js";
import { watchAlerts } from "./alerts.js";
import { runClocks } from "./clocks.js";
import { watchComposer } from "./composer.js";
import { openCanned } from "./dialogs.js";
import { watchDrafts } from "./drafts.js";
import { followEnd } from "./follow.js";
import { watchMenus } from "./menus.js";
import { foldOnPhone } from "./phone.js";
import { watchReveal } from "./reveal.js";
import { watchShortcuts } from "./shortcuts.js";
import { watchSieve } from "./sieve.js";
import { listen } from "./stream.js";

foldOnPhone();
watchDrafts();
const log = document.getElementById("log");
if (log) followEnd(log);
watchSieve(); // before the alerts, which are said after what a filter leaves
watchAlerts();
watchActs();
watchComposer();
watchMenus();
watchReveal();
watchShortcuts();
document.addEventListener("open-dialog", ({ detail }) => detail === "canned" && openCanned());
runClocks();
listen();
