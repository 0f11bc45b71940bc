import { Notyf } from "notyf";
import "notyf/notyf.min.css";
const notyf = new Notyf();
export const toast = (text) => notyf.success(text);
export const clear = () => notyf.dismissAll();
