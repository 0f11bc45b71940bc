import Toastify from "toastify-js";
import "toastify-js/src/toastify.css";
let last;
export const toast = (text) => (last = Toastify({ text }).showToast());
export const clear = () => last.hideToast();
