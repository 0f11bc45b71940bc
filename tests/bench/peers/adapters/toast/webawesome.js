import "@awesome.me/webawesome/dist/components/toast/toast.js";
import "@awesome.me/webawesome/dist/styles/themes/default.css";
const region = document.body.appendChild(document.createElement("wa-toast"));
let last;
export const toast = (text) => (last = region.create(text, { variant: "success" }));
export const clear = () => last.then((item) => item.hide());
