/** The pages of text beside the chat: they too can be left at once. */
import { byId } from "./dom.js";
import { leaveBy } from "./leave.js";

leaveBy(byId("exit"), () => {});
