/* The least that works at all, with none of the features. */
let bar;
export function begin(place) {
  bar = place.appendChild(document.createElement("progress"));
  bar.ariaLabel = "Uploading";
  bar.value = 0;
}
export const set = (share) => (bar.value = share);
export function idle(place) {
  place.appendChild(document.createElement("progress")).ariaLabel = "Uploading";
}
