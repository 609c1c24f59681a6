// Starts the terminal when its fonts are there, since it measures them; and gives it the keys.
"use strict";

const fonts = ["400 16px 'Roboto Mono'", "700 16px 'Roboto Mono'", "italic 400 16px 'Roboto Mono'", "italic 700 16px 'Roboto Mono'"];

Promise.allSettled(fonts.map((font) => document.fonts.load(font))).then(() => {
  const script = document.createElement("script");
  script.src = "static/textual.js";
  script.onload = () => window.onload(); // which textual.js sets, too late for the page's own
  document.head.append(script);
});

new MutationObserver((_, observer) => {
  if (document.body.classList.contains("-first-byte")) {
    document.querySelector(".xterm-helper-textarea").focus();
    observer.disconnect();
  }
}).observe(document.body, { attributeFilter: ["class"] });
