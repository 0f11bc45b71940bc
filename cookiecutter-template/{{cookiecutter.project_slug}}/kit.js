/* Where the page has its kit from. */
export { celebrate, confirmation, loading, progress, toast } from "./nod/index.js";
