// Style sheets run in the oldest browser we serve. NODE_PATH is set by tools/web/lint.py.
const path = require("node:path");
const { browserslist } = require("./package.json");

const VENDOR = path.resolve(__dirname, "../../src/jiheng/web/static/vendor");

// Newer than Chrome 86, and not (or not always) found by the data of caniuse.
const TOO_NEW = {
  properties: [
    "aspect-ratio", "inset", "/^inset-/", "accent-color", "container", "/^container-/", "content-visibility",
    "text-wrap", "field-sizing", "translate", "rotate", "scale", "scrollbar-gutter", "scrollbar-width", "scrollbar-color",
    "overflow-clip-margin", "object-view-box", "view-transition-name", "interpolate-size",
  ],
  selectors: ["has", "is", "where", "not-has", "popover-open", "user-valid", "user-invalid", "modal"],
  units: ["dvh", "svh", "lvh", "dvw", "svw", "lvw", "cqw", "cqh", "cqi", "cqb", "rlh", "lh", "cap", "ic"],
  functions: ["color-mix", "light-dark", "oklch", "oklab", "lch", "lab", "color", "round", "mod", "rem", "sin", "cos", "anchor"],
  rules: ["layer", "container", "property", "scope", "starting-style", "view-transition", "counter-style"],
};

module.exports = {
  plugins: [require.resolve("stylelint-no-unsupported-browser-features")],
  reportNeedlessDisables: true,
  rules: {
    "plugin/no-unsupported-browser-features": [true, { browsers: browserslist, ignorePartialSupport: true }],
    "property-disallowed-list": [TOO_NEW.properties],
    "property-no-unknown": true,
    "selector-pseudo-class-disallowed-list": [TOO_NEW.selectors],
    "selector-pseudo-class-no-unknown": true,
    "selector-nested-pattern": ["^$", { message: "Rules inside rules came with Chrome 112" }],
    "unit-disallowed-list": [TOO_NEW.units],
    "unit-no-unknown": true,
    "function-disallowed-list": [TOO_NEW.functions],
    "function-no-unknown": true,
    "at-rule-disallowed-list": [TOO_NEW.rules],
    "at-rule-no-unknown": true,
    "media-feature-range-notation": "prefix",
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-properties": true,
    "no-duplicate-selectors": true,
    "no-invalid-double-slash-comments": true,
  },
  overrides: [
    {
      // Bootstrap's built file: a floating label and :not() with a list, which we do not use, and minifying.
      files: [`${VENDOR}/**/*.css`],
      rules: {
        "plugin/no-unsupported-browser-features": [
          true,
          { browsers: browserslist, ignorePartialSupport: true, ignore: ["css-not-sel-list"] },
        ],
        "property-disallowed-list": [TOO_NEW.properties.filter((name) => name !== "inset")],
        "declaration-block-no-duplicate-properties": null,
        "no-duplicate-selectors": null,
      },
    },
  ],
};
