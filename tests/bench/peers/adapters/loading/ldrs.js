import { ring } from "ldrs";
ring.register();
export const begin = (place) => place.appendChild(document.createElement("l-ring"));
