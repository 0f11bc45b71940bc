/** The words of the kit in other locales and tones: other builds of the same gallery, where there are any. */

import kit from "./data.js";

/** @type {{ locale: string, tone: string, href: string }[]} */
const places = kit.places;
const pick = /** @type {HTMLElement} */ (document.querySelector("[data-words-pick]"));
const select = /** @type {HTMLSelectElement} */ (pick.querySelector("select"));

pick.hidden = places.length < 2;
// The browser's own names of languages take it a while to load.
const names = pick.hidden ? null : new Intl.DisplayNames(["en"], { type: "language" });
for (const { locale, tone, href } of places) {
  const here = locale === kit.place.locale && tone === kit.place.tone;
  select.append(new Option(`${names?.of(locale) ?? locale}, ${tone}`, href, here, here));
}
select.addEventListener("change", () => {
  const wanted = places.find(({ href }) => href === select.value);
  const address = new URL(select.value, location.origin);
  address.search = location.search;
  address.hash = location.hash;
  const rightToLeft = /** @type {any} */ (new Intl.Locale(wanted?.locale ?? "en")).getTextInfo?.().direction === "rtl";
  if (rightToLeft) address.searchParams.set("dir", "rtl");
  else address.searchParams.delete("dir");
  location.assign(address);
});
