/* node tokens-terrazzo.js TOKENS OUT: each file of tokens as one of custom properties. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, defineConfig, parse } from "@terrazzo/parser";
import css from "@terrazzo/plugin-css";

const [tokens, out] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(out, { recursive: true });
for (const file of readdirSync(tokens)) {
  const path = join(tokens, file);
  const filename = file.replace(".tokens.json", ".css");
  const config = defineConfig(
    { tokens: [path], outDir: out, plugins: [css({ filename })], lint: { rules: {} } },
    { cwd: pathToFileURL(`${out}/`) },
  );
  const read = await parse([{ filename: pathToFileURL(path), src: readFileSync(path, "utf8") }], { config });
  const made = await build(read.tokens, { resolver: read.resolver, sources: read.sources, config });
  for (const one of made.outputFiles) writeFileSync(join(out, one.filename), one.contents);
}
