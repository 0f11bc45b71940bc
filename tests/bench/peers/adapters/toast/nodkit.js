import { toast as show } from "kit/toast/toast.js";
import "kit/toast/toast.css";
export const toast = (text) => show(text);
export const clear = () => show.dismiss();
