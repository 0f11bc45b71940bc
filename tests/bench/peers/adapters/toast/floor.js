/* The least that works at all, with none of the features: a region, a line of text in it, a timer. */
import "./floor.css";
const region = document.body.appendChild(document.createElement("div"));
region.className = "floor-toasts";
region.setAttribute("role", "status");
export function toast(text) {
  const line = region.appendChild(document.createElement("p"));
  line.textContent = text;
  setTimeout(() => line.remove(), 6000);
}
export const clear = () => region.replaceChildren();
