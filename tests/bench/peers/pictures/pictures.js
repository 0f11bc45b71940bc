import { expect, test } from "@playwright/test";

const { ADDRESS, NAMES } = process.env;

for (const name of JSON.parse(NAMES)) {
  test(name, async ({ page }) => {
    await page.goto(`${ADDRESS}/${name}.html`);
    await expect(page).toHaveScreenshot(`${name}.png`);
  });
}
