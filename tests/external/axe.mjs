// axe over a page in headless Chromium: light, dark, on a phone and in print; nothing may be fetched, run or refused.
// node axe.mjs PAGE CHROMIUM, with the packages found through NODE_PATH; pictures go beside the page.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(process.env.NODE_PATH + "/");
const puppeteer = require("puppeteer-core");
const axe = require("axe-core").source;

const [page, chromium] = process.argv.slice(2);
const views = {
  light: { width: 1280, scheme: "light" },
  dark: { width: 1280, scheme: "dark" },
  phone: { width: 390, scheme: "light" },
  print: { width: 800, scheme: "light", media: "print" },
};
const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox"] });
let wrong = 0;
const tell = (...words) => { wrong += 1; console.log(...words); };
for (const [name, view] of Object.entries(views)) {
  const tab = await browser.newPage();
  const url = pathToFileURL(page).href;
  tab.on("request", request => { if (request.url() !== url) tell(name, "asks for", request.url()); });
  tab.on("dialog", dialog => { tell(name, "dialog", dialog.message()); dialog.dismiss(); });
  tab.on("console", message => tell(name, "console", message.text()));
  tab.on("pageerror", error => tell(name, "error", error.message));
  await tab.setViewport({ width: view.width, height: 900 });
  await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme }]);
  if (view.media) await tab.emulateMediaType(view.media);
  await tab.goto(url);
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) tell(name, "is wider than the screen by", wide);
  await tab.screenshot({ path: page.replace(/\.html$/, `-${name}.png`) });
  await tab.close();
  const checked = await browser.newPage(); // the policy forbids scripts, axe's too: this page is without it
  await checked.setBypassCSP(true);
  await checked.setViewport({ width: view.width, height: 900 });
  await checked.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme }]);
  if (view.media) await checked.emulateMediaType(view.media);
  await checked.goto(url);
  await checked.evaluate(axe);
  const result = await checked.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
  if (result.passes.length < 10) tell(name, "axe looked at nothing");
  for (const each of result.violations) tell(name, each.id, each.impact, each.nodes.length, each.nodes[0].html.slice(0, 200));
  await checked.close();
}
await browser.close();
process.exit(wrong ? 1 : 0);
