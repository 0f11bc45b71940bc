/* What the page asks of a server. Nothing leaves this page: replace these made-up waits with your own requests. */

const later = (milliseconds, value) => new Promise((resolve) => setTimeout(resolve, milliseconds, value));

const ORDERS = [
  ["Oak serving board", "18 March", "64.00"],
  ["Linen apron, indigo", "2 March", "48.00"],
  ["Beeswax candles, six", "21 February", "22.50"],
];

export const save = () => later(900);
export const send = () => later(300);
export const orders = () => later(1800, ORDERS);

/** What is wrong with a card, or "": in three parts, as an error is told. */
export function fault(card) {
  const digits = card.replaceAll(" ", "");
  if (!/^\d{12,19}$/.test(digits)) {
    return { message: "This is no card number.", reason: "It has 12 to 19 digits.", remedy: "Look at the front of your card." };
  }
  if (digits.endsWith("0000")) {
    return { message: "The card was declined.", reason: "Your bank said no.", remedy: "Use another card, or ask your bank." };
  }
  return "";
}

/** Pay, and tell what is wrong with the card, or how many orders there are now. An answer, not a failure: only those reject. */
export async function pay(card, before) {
  await later(1200);
  const wrong = fault(card);
  return wrong ? { wrong } : { placed: before + 1 };
}
