import { BProgress } from "@bprogress/core";
import "@bprogress/core/css";
export function begin() {
  BProgress.configure({ trickle: false });
  BProgress.start();
}
export const set = (share) => BProgress.set(share);
export const idle = () => BProgress.start();
