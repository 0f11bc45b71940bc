import Toastify from "toastify-js";
import "toastify-js/src/toastify.css";
export const toast = (text) => Toastify({ text }).showToast();
