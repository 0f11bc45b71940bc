/* The least that works at all, with none of the features: a ring that turns, and a word for those who cannot see it. */
import "./floor.css";
export function begin(place) {
  const ring = place.appendChild(document.createElement("div"));
  ring.className = "floor-ring";
  ring.setAttribute("role", "status");
  ring.ariaLabel = "Loading";
}
