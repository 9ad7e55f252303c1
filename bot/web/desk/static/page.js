// For pages without live pieces: menus, and asking the browser whether it may show notifications.

import { watchMenus } from "./menus.js";

watchMenus();
const notify = document.getElementById("notify");
if (notify && "Notification" in window && Notification.permission === "default") {
  notify.hidden = false;
  notify.addEventListener("click", async () => {
    await Notification.requestPermission();
    notify.hidden = true;
  });
}
