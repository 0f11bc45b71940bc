import { NodWait } from "../wait/wait.js";

if (!customElements.get("nod-wait")) customElements.define("nod-wait", NodWait);

export * from "../wait/wait.js";
