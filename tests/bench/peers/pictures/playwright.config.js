// Playwright's own runner, as its guide sets it up, with the browser that all others here use.
import { defineConfig } from "@playwright/test";

const { EXECUTABLE, FLAGS, WORK, WORKERS } = process.env;

export default defineConfig({
  testDir: ".",
  testMatch: "pictures.js",
  outputDir: `${WORK}/results`,
  snapshotPathTemplate: `${WORK}/approved/{arg}{ext}`,
  reporter: "line",
  fullyParallel: true,
  workers: Number(WORKERS),
  updateSnapshots: process.env.APPROVE ? "all" : "none",
  use: { viewport: { width: 328, height: 288 }, launchOptions: { executablePath: EXECUTABLE, args: JSON.parse(FLAGS) } },
});
