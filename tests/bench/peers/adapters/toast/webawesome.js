import "@awesome.me/webawesome/dist/components/toast/toast.js";
import "@awesome.me/webawesome/dist/styles/themes/default.css";
const region = document.body.appendChild(document.createElement("wa-toast"));
export const toast = (text) => region.create(text, { variant: "success" });
