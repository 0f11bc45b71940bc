import { NodNote } from "../note/note.js";

if (!customElements.get("nod-note")) customElements.define("nod-note", NodNote);

export * from "../note/note.js";
