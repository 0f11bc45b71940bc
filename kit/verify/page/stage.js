/* The line above this one imports the component. What happens here is what a page of a person would do. */

const root = document.documentElement.dataset;
const mount = document.querySelector("#mount");
const made = [...document.querySelectorAll(NAMES.tag)];
const wants = JSON.parse(root.options);

/** Show the component by its call, with the options of the scene or with others. */
function show(options = wants, place = root.place) {
  const element = component[NAMES.call](place === "mount" ? { ...options, into: mount } : { ...options });
  made.push(element);
  return element;
}

document.querySelector("#trigger").addEventListener("click", () => show());
document.querySelector("#inside").addEventListener("click", () => show(wants, "own"));

/** Modules that are fetched when they are needed arrive in real time; what was asked for before this call has arrived after it. */
const landed = () => Promise.all(NAMES.later.map((path) => import(path)));

globalThis.stage = { component, made, mount, show, landed, tag: NAMES.tag, last: () => made.at(-1) };
