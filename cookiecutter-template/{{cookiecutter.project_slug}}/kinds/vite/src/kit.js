/* Where the page has its kit from: only what is named here is shipped. */
export { celebrate } from "./nod/celebration";
export { confirmation } from "./nod/inline-confirmation";
export { loading } from "./nod/loading";
export { progress } from "./nod/progress";
export { toast } from "./nod/toast";
