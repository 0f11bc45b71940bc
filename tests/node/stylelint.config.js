/** The standard rules, over what is emitted. Each that is off says why. */
const printed = [
  // How lines and blanks are laid out comes out of templates, and means nothing to a browser.
  "at-rule-empty-line-before",
  "comment-empty-line-before",
  "custom-property-empty-line-before",
  "rule-empty-line-before",
  "declaration-block-single-line-max-declarations",
  // Colours are printed by coloraide, in the notation that the oldest browsers with oklch read.
  "color-hex-length",
  "hue-degree-notation",
  "lightness-notation",
];

const chosen = [
  // All our selectors stand in :where() and weigh nothing: order is what decides, and is meant.
  "no-descending-specificity",
  // Chained :not() says the same, and older browsers read it.
  "selector-not-notation",
  // min-height: is read by browsers that do not know >= yet.
  "media-feature-range-notation",
  // from and to are words that a reader of motion looks for.
  "keyframe-selector-notation",
];

export default {
  extends: ["stylelint-config-standard"],
  reportDescriptionlessDisables: true,
  reportNeedlessDisables: true,
  rules: {
    ...Object.fromEntries([...printed, ...chosen].map((rule) => [rule, null])),
    // Family names are written as their makers write them, and system colours as the specification does.
    "value-keyword-case": ["lower", { ignoreProperties: ["/font/"], ignoreKeywords: ["/^currentcolor$/i", "/^[A-Z][a-z]+[A-Z]?[A-Za-z]*$/"] }],
    // Safari on iPhones has no other name for it.
    "property-no-vendor-prefix": [true, { ignoreProperties: ["-webkit-text-size-adjust", "text-size-adjust"] }],
  },
};
