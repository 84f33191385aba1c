// Uses the search of a start page by keyboard only: node search.mjs CHROMIUM FOLDER. Prints what is found as JSON.
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, folder] = process.argv.slice(2);
const address = (path) => pathToFileURL(`${folder}/${path}`).href;
const WIDTHS = { desktop: 1280, phone: 390 };

const state = (page) =>
  page.evaluate(() => ({
    status: document.getElementById("search-status").textContent,
    found: [...document.querySelectorAll("#search-results li")].map((row) => row.querySelector("b").textContent),
    links: [...document.querySelectorAll("#search-results li:first-child a")].map((link) => link.getAttribute("href")),
    focus: document.activeElement.id || document.activeElement.getAttribute("href"),
    overflow: document.documentElement.scrollWidth > innerWidth,
  }));

const type = async (page, text) => {
  await page.keyboard.press("Escape");
  await page.keyboard.type(text);
  await page.waitForFunction(() => window.matchmaker);
  return state(page);
};

const use = async (browser, width) => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  const report = { messages: [], requests: [] };
  page.on("console", (message) => report.messages.push(message.text()));
  page.on("pageerror", (error) => report.messages.push(error.message));
  page.on("request", (request) => report.requests.push(request.url().replace(address(""), "")));
  await page.goto(address("index.html"));
  report.untouched = [...report.requests];
  for (let n = 0; n < 40 && (await page.evaluate(() => document.activeElement.id)) !== "search-name"; n++)
    await page.keyboard.press("Tab");
  report.one = await type(page, "IÑIGO guest 318");
  report.many = await type(page, "guest");
  report.organisation = await type(page, "firm 12");
  report.nobody = await type(page, "nobody of this name");
  report.last = await type(page, "guest 42");
  await page.keyboard.press("ArrowDown");
  report.first = await state(page);
  await page.keyboard.press("Enter");
  await page.waitForURL(/people-/);
  report.arrived = await page.evaluate(() => {
    const details = document.getElementById(location.hash.slice(1)).querySelector("details");
    const box = details.getBoundingClientRect();
    return { open: details.open, seen: box.top < innerHeight && box.bottom > 0, hash: location.hash };
  });
  await page.close();
  return report;
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
try {
  const report = {};
  for (const [name, width] of Object.entries(WIDTHS)) report[name] = await use(browser, width);
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(address("index.html"));
  report.withoutScript = {
    search: await page.locator("#search").isVisible(),
    letters: await page.locator(".letters a").count(),
  };
  console.log(JSON.stringify(report));
} finally {
  await browser.close();
}
