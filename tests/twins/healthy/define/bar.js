import { NodBar } from "../bar/bar.js";

if (!customElements.get("nod-bar")) customElements.define("nod-bar", NodBar);

export * from "../bar/bar.js";
