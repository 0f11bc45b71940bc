import Swal from "sweetalert2/dist/sweetalert2.esm.js";
import "sweetalert2/dist/sweetalert2.min.css";
const mixin = Swal.mixin({ toast: true, position: "bottom-end", showConfirmButton: false, timer: 6000 });
export const toast = (text) => mixin.fire({ icon: "success", title: text });
export const clear = () => Swal.close();
