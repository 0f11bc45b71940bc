import topbar from "topbar";
export function begin() {
  topbar.config({ autoRun: false });
  topbar.show();
}
export const set = (share) => topbar.progress(share);
export const idle = () => topbar.show();
