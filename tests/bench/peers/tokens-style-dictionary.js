/* node tokens-style-dictionary.js TOKENS OUT: each file of tokens as one of custom properties. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import StyleDictionary from "style-dictionary";

const [tokens, out] = process.argv.slice(2).map((path) => resolve(path));
for (const file of readdirSync(tokens)) {
  const dictionary = new StyleDictionary({
    source: [join(tokens, file)],
    log: { verbosity: "silent", warnings: "disabled" },
    platforms: {
      css: {
        transformGroup: "css",
        buildPath: `${out}/`,
        files: [{ destination: file.replace(".tokens.json", ".css"), format: "css/variables" }],
      },
    },
  });
  await dictionary.buildAllPlatforms();
}
