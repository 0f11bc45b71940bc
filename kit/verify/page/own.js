/* A page of somebody's own: what the names in its promises mean there. Runs in each document, after look and watch. */

(parts) => {
  if (globalThis.nodOutside.named) return;
  const find = (name) => [...document.querySelectorAll(parts[name] ?? name)];

  /** What is seen of all that the selector finds, the last one first: new things come last. */
  const one = (name) => {
    const found = find(name).reverse();
    return found.find((element) => nodLook.seen(element) && !nodLook.leaving(element)) ?? found[0];
  };

  /** What moves, scales or turns in an element is judged outside; here are the keyframes. */
  const moves = (name) => {
    nodWatch.running();
    const within = (entry) => find(name).some((element) => element.contains(nodWatch.origins.get(entry)));
    return JSON.stringify(nodWatch.log.filter((entry) => entry.kind === "move" && within(entry)));
  };

  Object.assign(globalThis.nodLook, { named: find, one });
  Object.assign(globalThis.nodOutside, { named: find, keyframes: moves });
}
