import { progress } from "kit/progress/progress.js";
import "kit/progress/progress.css";
let bar;
export const begin = (into) => (bar = progress("Uploading", { value: 0, into }));
export const set = (share) => bar.set(share);
export const idle = (into) => progress("Uploading", { into });
