import "@awesome.me/webawesome/dist/components/skeleton/skeleton.js";
import "@awesome.me/webawesome/dist/styles/themes/default.css";
export const begin = (place) => place.appendChild(document.createElement("wa-skeleton")).setAttribute("effect", "sheen");
