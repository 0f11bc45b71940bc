import NProgress from "nprogress";
import "nprogress/nprogress.css";
export function begin() {
  NProgress.configure({ trickle: false });
  NProgress.start();
}
export const set = (share) => NProgress.set(share);
export const idle = () => NProgress.start();
