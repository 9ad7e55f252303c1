// For pages without live pieces: menus, printing, trying the sound, and asking the browser whether it may show
// notifications.

import { tidyDrafts } from "./drafts.js";
import { watchMenus } from "./menus.js";
import { play } from "./sound.js";

tidyDrafts();
watchMenus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
const notify = document.getElementById("notify");
if (notify && "Notification" in window && Notification.permission === "default") {
  notify.hidden = false;
  notify.addEventListener("click", async () => {
    await Notification.requestPermission();
    notify.hidden = true;
  });
}
const loud = document.getElementById("try-sound");
if (loud) {
  loud.hidden = false;
  loud.addEventListener("click", () => play("requests", Number(document.getElementById("volume").value)));
}
