// For pages without live pieces: menus, printing, and asking the browser whether it may show notifications.

import { watchMenus } from "./menus.js";

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
