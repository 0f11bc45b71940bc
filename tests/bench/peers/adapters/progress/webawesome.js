import "@awesome.me/webawesome/dist/components/progress-bar/progress-bar.js";
import "@awesome.me/webawesome/dist/styles/themes/default.css";
let bar;
export function begin(place) {
  bar = place.appendChild(document.createElement("wa-progress-bar"));
  bar.label = "Uploading";
}
export const set = (share) => (bar.value = 100 * share);
export function idle(place) {
  begin(place);
  bar.indeterminate = true;
}
