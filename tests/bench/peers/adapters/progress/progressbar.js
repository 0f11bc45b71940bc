import ProgressBar from "progressbar.js";
let bar;
export const begin = (place) => (bar = new ProgressBar.Line(place, {}));
export const set = (share) => bar.set(share);
