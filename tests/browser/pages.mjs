// Opens pages from disk in Chromium and prints what it finds as JSON: node pages.mjs CHROMIUM FOLDER PAGE...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { useDays, useFilters, useTabs } from "./overview.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [executablePath, folder, ...pages] = process.argv.slice(2);
const WIDTHS = [1280, 768, 390];
const closely = new Set();
// --no-sandbox: CI runs as root in a container; the pages are our own.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const overflow = async (page) => {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await touching(page)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) found.push(`${wide} px at a width of ${width}`);
  }
  return found;
};

const violations = async (page, widths) => {
  const found = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
    for (const { id, impact, nodes } of result.violations)
      if (["serious", "critical"].includes(impact)) found.push(`${id} at ${width}: ${nodes[0].html}`);
  }
  return found;
};

/** Names of a table plan that touch each other or a seat, or stand outside of their drawing's frame. */
const touching = (page) =>
  page.evaluate(() => {
    const INSIDE_LINE = 3; // a text's box is higher than its letters
    const box = (part, inset) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return { left, right, top: top + inset, bottom: bottom - inset, seat: part.closest(".seat"), part };
    };
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const found = [];
    for (const frame of document.querySelectorAll("#tables figure")) {
      const names = [...frame.querySelectorAll(".name")].map((part) => box(part, INSIDE_LINE));
      const signs = [...frame.querySelectorAll(".sign")].map((part) => box(part, 1));
      const edge = frame.getBoundingClientRect();
      for (const name of names) {
        const others = [...names.filter((other) => other.seat !== name.seat), ...signs];
        if (others.some((other) => meet(name, other))) found.push(`touches: ${name.part.textContent}`);
        if (name.left < edge.left || name.right > edge.right) found.push(`outside: ${name.part.textContent}`);
      }
    }
    return found;
  });

const sheets = async (page) => {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
};

const visit = async (browser, path) => {
  const page = await browser.newPage();
  const address = pathToFileURL(`${folder}/${path}`).href;
  const report = { messages: [], requests: [] };
  page.on("console", (message) => report.messages.push(message.text()));
  page.on("pageerror", (error) => report.messages.push(error.message));
  page.on("request", (request) => request.url() === address || report.requests.push(request.url()));
  await page.goto(address);
  report.overflow = await overflow(page);
  // Agendas are all alike: one of each event is looked at closely.
  const seen = path.includes("agendas/") && closely.size === closely.add(path.split("agendas/")[0]).size;
  report.violations = seen ? [] : await violations(page, [WIDTHS[0], WIDTHS.at(-1)]);
  report.sheets = await sheets(page);
  if (path === "index.html") {
    await page.setViewportSize({ width: WIDTHS[0], height: 900 });
    report.tabs = await useTabs(page);
    report.filters = await useFilters(page);
  }
  if (path === "tour/index.html") report.days = await useDays(page);
  if (path.endsWith("index.html")) {
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
    report.violations.push(...(await violations(page, [WIDTHS[0]])));
  }
  await page.close();
  return report;
};

const withoutScript = async (browser, path) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(pathToFileURL(`${folder}/${path}`).href);
  const shown = {};
  for (const part of ["#filters", "[role=tablist]", "#by-person", "#by-time", "#by-table"])
    shown[part] = await page.locator(part).isVisible();
  await page.close();
  return shown;
};

const browser = await chromium.launch({ executablePath, args });
try {
  const reports = {};
  for (const path of pages) reports[path] = await visit(browser, path);
  if (pages.includes("index.html")) reports["index.html"].withoutScript = await withoutScript(browser, "index.html");
  console.log(JSON.stringify(reports));
} finally {
  await browser.close();
}
