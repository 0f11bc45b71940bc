/**
 * Bundles each adapter as its user would, and prints what a page downloads for it, as JSON rows.
 *
 *   node pack.js KIT OUT      KIT is a built kit; below OUT come FAMILY/NAME/index.js and .css, ready to be linked
 *
 * A row is `{family, name, framework, core, later}`. `core` is what the page loads at once, JavaScript and CSS;
 * `later` is what `import()` fetches when it is needed; with `framework` false React is somebody else's affair.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const HERE = import.meta.dirname;
const REACT = ["react", "react-dom", "react/*", "react-dom/*"];
/** The last is for what is measured in the browser alone. */
const FAMILIES = ["toast", "progress", "loading", "celebration", "skeleton"];
/** All four families at once: what one would take of each. */
const TOGETHER = {
  nodkit: { toast: "nodkit", progress: "nodkit", loading: "nodkit", celebration: "nodkit" },
  "the smallest of each": { toast: "toastify-js", progress: "topbar", loading: "ldrs", celebration: "js-confetti" },
  "the usual, without React": { toast: "notyf", progress: "nprogress", loading: "ladda", celebration: "canvas-confetti" },
  "the usual, with React": { toast: "sonner", progress: "bprogress", loading: "react-loading-skeleton", celebration: "canvas-confetti" },
};

const [kit, out] = process.argv.slice(2).map((path) => resolve(path));

/** @type {import("esbuild").Plugin} */
const kitFiles = {
  name: "kit",
  setup: (made) => made.onResolve({ filter: /^kit\// }, ({ path }) => ({ path: join(kit, path.slice(4)) })),
};

/** @param {Uint8Array} bytes */
const weigh = (bytes) => ({
  min: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
});

/** @param {Uint8Array[]} files */
const total = (files) =>
  files.map(weigh).reduce((all, one) => ({ min: all.min + one.min, gzip: all.gzip + one.gzip, brotli: all.brotli + one.brotli }), { min: 0, gzip: 0, brotli: 0 });

/**
 * Modules that are loaded at once are weighed as one file, as a bundler without splitting makes them.
 * @param {string} source
 * @param {boolean} framework
 */
async function bundle(source, framework) {
  const made = await build({
    stdin: { contents: source, resolveDir: join(HERE, "adapters"), sourcefile: "index.js" },
    entryNames: "index", outdir: "/out", write: false, metafile: true,
    bundle: true, splitting: true, minify: true, format: "esm", target: "es2022", legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' }, loader: { ".woff2": "empty" },
    external: framework ? [] : REACT, plugins: [kitFiles], logLevel: "error",
  });
  const outputs = Object.fromEntries(Object.entries(made.metafile.outputs).map(([path, meta]) => [basename(path), meta]));
  const atOnce = new Set(["index.js", "index.css"]);
  for (const name of atOnce)
    for (const link of outputs[name]?.imports ?? []) if (link.kind === "import-statement" && !link.external) atOnce.add(basename(link.path));
  const files = made.outputFiles.map((file) => ({ name: basename(file.path), bytes: file.contents }));
  const pick = (/** @type {boolean} */ now, /** @type {string} */ kind) =>
    files.filter(({ name }) => atOnce.has(name) === now && name.endsWith(kind)).map(({ bytes }) => bytes);
  const core = total([Buffer.concat(pick(true, ".js")), ...pick(true, ".css")]);
  return { files, core, later: total([...pick(false, ".js"), ...pick(false, ".css")]) };
}

const rows = [];
/** nodkit's looks are a theme of its own: pages in the browser have it, and the bytes are told with and without. */
const THEMED = 'import "kit/themes/base.css";\n';

/**
 * @param {string} family
 * @param {string} name
 * @param {string} source
 */
async function row(family, name, source) {
  const ours = name === "nodkit";
  const whole = await bundle(ours ? THEMED + source : source, true);
  const folder = join(out, family, name);
  mkdirSync(folder, { recursive: true });
  for (const { name: file, bytes } of whole.files) writeFileSync(join(folder, file), bytes);
  const apart = await bundle(source, false);
  if (ours) {
    rows.push({ family, name: "nodkit, with its theme", framework: false, core: whole.core, later: whole.later });
    rows.push({ family, name, framework: false, core: apart.core, later: apart.later });
    return;
  }
  const common = { family, name };
  const needs = whole.core.min - apart.core.min > 1000;
  if (needs) rows.push({ ...common, framework: false, core: apart.core, later: apart.later });
  rows.push({ ...common, framework: needs, core: whole.core, later: whole.later });
}

for (const family of FAMILIES)
  for (const file of readdirSync(join(HERE, "adapters", family)).filter((one) => one.endsWith(".js")))
    await row(family, basename(file, ".js"), `export * from "./${family}/${file}";`);
for (const [name, members] of Object.entries(TOGETHER)) {
  const files = Object.entries(members);
  await row("all", name, `${files.map(([family, file]) => `import * as ${family} from "./${family}/${file}.js";`).join("\n")}\nexport { ${Object.keys(members).join(", ")} };`);
}
process.stdout.write(`${JSON.stringify(rows)}\n`);
