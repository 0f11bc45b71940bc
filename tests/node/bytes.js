/**
 * What a page downloads for a family of components, as JSON: minified by esbuild, then brotli 11 and gzip 9.
 *
 *   node bytes.js KIT component…           one row for these components together
 *   node bytes.js KIT --each component…    a row for each of them
 *
 * `core` is what the page loads at once: the entry and what it imports. `later` is what `import()` fetches when it is needed.
 */
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

/** @param {Uint8Array} bytes */
const weigh = (bytes) => ({
  min: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
});

/** @param {{min: number, gzip: number, brotli: number}[]} weights */
const sum = (weights) =>
  weights.reduce((all, one) => ({ min: all.min + one.min, gzip: all.gzip + one.gzip, brotli: all.brotli + one.brotli }), { min: 0, gzip: 0, brotli: 0 });

/**
 * One file for what is loaded at once and one a module that is fetched later, as any bundler makes them.
 * @param {string} source
 * @param {string} kit
 */
async function scripts(source, kit) {
  const made = await build({
    stdin: { contents: source, resolveDir: kit, loader: "js" },
    bundle: true, splitting: true, minify: true, format: "esm", write: false, metafile: true, outdir: "out", target: "es2022",
  });
  const texts = new Map(made.outputFiles.map((file) => [file.path.replace(/^.*\/out\//, "out/"), file.contents]));
  const [entry] = Object.entries(made.metafile.outputs).filter(([, { entryPoint }]) => entryPoint === "<stdin>");
  const atOnce = new Set([entry[0]]);
  for (const path of atOnce)
    for (const link of made.metafile.outputs[path].imports) if (link.kind === "import-statement") atOnce.add(link.path);
  const pick = (/** @type {boolean} */ now) => [...texts].filter(([path]) => atOnce.has(path) === now).map(([, bytes]) => bytes);
  const joined = Buffer.concat(pick(true));
  return { core: weigh(joined), later: sum(pick(false).map(weigh)) };
}

/**
 * @param {string} source
 * @param {string} kit
 */
async function styles(source, kit) {
  const made = await build({ stdin: { contents: source, resolveDir: kit, loader: "css" }, bundle: true, minify: true, write: false });
  return weigh(made.outputFiles[0].contents);
}

/**
 * @param {string[]} names
 * @param {string} kit
 */
async function row(names, kit) {
  const js = await scripts(names.map((name) => `export * from "./${name}/${name}.js";`).join("\n"), kit);
  const css = await styles(names.map((name) => `@import "./${name}/${name}.css";`).join("\n"), kit);
  process.stdout.write(`${JSON.stringify({ names, js: js.core, css, core: sum([js.core, css]), later: js.later })}\n`);
}

const [kit, ...words] = process.argv.slice(2);
const names = words.filter((word) => word !== "--each");
for (const group of names.length < words.length ? names.map((name) => [name]) : [names]) await row(group, kit);
