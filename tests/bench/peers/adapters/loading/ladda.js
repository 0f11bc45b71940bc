import * as Ladda from "ladda";
import "ladda/dist/ladda-themeless.min.css";
export function begin(place) {
  const button = place.appendChild(document.createElement("button"));
  button.className = "ladda-button";
  button.dataset.style = "expand-right";
  button.textContent = "Save";
  Ladda.create(button).start();
}
