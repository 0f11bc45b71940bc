import assert from "node:assert/strict";
import { test } from "node:test";
import { fault, pay } from "../src/shop.js";

test("a card that fits is not at fault", () => assert.equal(fault("4242 4242 4242 4242"), ""));

for (const card of ["", "4242", "not a card", "4242 4242 4242 0000"]) {
  test(`"${card}" is told in three parts`, () => {
    const { message, reason, remedy } = fault(card);
    assert.ok(message && reason && remedy);
  });
}

test("a declined card is an answer", async () => {
  const { wrong } = await pay("4242 4242 4242 0000", 0);
  assert.equal(wrong.message, "The card was declined.");
});

test("orders are counted", async () => assert.deepEqual(await pay("4242 4242 4242 4242", 0), { placed: 1 }));
