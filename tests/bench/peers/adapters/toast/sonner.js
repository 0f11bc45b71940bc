import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Toaster, toast as show } from "sonner";
createRoot(document.body.appendChild(document.createElement("div"))).render(createElement(Toaster));
export const toast = (text) => show.success(text);
export const clear = () => show.dismiss();
