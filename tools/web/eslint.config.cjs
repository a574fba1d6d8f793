// Scripts run in the oldest browser we serve. NODE_PATH is set by tools/web/lint.py.
const compat = require("eslint-plugin-compat").default || require("eslint-plugin-compat");
const { browserslist } = require("./package.json");

// Methods newer than Chrome 86: what they are called on cannot be told without running it.
const METHODS = [
  "at", "findLast", "findLastIndex", "toSorted", "toReversed", "toSpliced", "groupBy", "hasOwn", "randomUUID",
  "checkVisibility", "showPopover", "hidePopover", "togglePopover", "timeout", "setHTML", "isWellFormed", "toWellFormed",
];
const too_new = METHODS.map((name) => ({
  selector: `CallExpression[callee.property.name='${name}']`,
  message: `.${name}() is newer than ${browserslist.join(", ")}`,
}));

const NAMES = [
  "window", "document", "location", "history", "navigator", "localStorage", "sessionStorage", "fetch", "FormData",
  "Headers", "Request", "Response", "URL", "URLSearchParams", "Blob", "File", "FileReader", "DataTransfer", "Event", "CustomEvent",
  "KeyboardEvent", "AbortController", "MutationObserver", "IntersectionObserver", "ResizeObserver", "Node", "Element",
  "HTMLElement", "HTMLInputElement", "NodeFilter", "Range", "getSelection", "getComputedStyle", "matchMedia", "crypto",
  "console", "setTimeout", "clearTimeout", "setInterval", "clearInterval", "requestAnimationFrame", "cancelAnimationFrame",
  "requestIdleCallback", "performance", "queueMicrotask", "TextEncoder", "TextDecoder", "DOMParser", "XMLHttpRequest", "CSS",
];

module.exports = [
  {
    files: ["**/*.js"],
    languageOptions: {
      // The syntax of Chrome 85; ES2021's ??= and numeric separators are left out with it.
      ecmaVersion: 2020,
      sourceType: "script",
      globals: Object.fromEntries(NAMES.map((name) => [name, "readonly"])),
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    plugins: { compat },
    settings: { browserslistOpts: {}, targets: browserslist, browsers: browserslist, lintAllEsApis: true },
    rules: {
      "compat/compat": "error",
      "no-restricted-syntax": ["error", ...too_new],
      "no-undef": "error",
      "no-unused-vars": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
    },
  },
];
