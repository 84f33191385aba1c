// Uses the overview by keyboard only and reports what is on the page after each step.
const TABS_AT_MOST = 40;

/** Presses Tab until the element with this id has the focus. */
const tabTo = async (page, id) => {
  for (let n = 0; n < TABS_AT_MOST; n++) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.id)) === id) return;
  }
  throw new Error(`#${id} is not reached by Tab`);
};

const startOver = (page) => page.evaluate(() => document.getElementById("content").focus());

/** Whose rows are visible where, how many entries, and what a screen reader is told. */
const state = (page) =>
  page.evaluate(() => {
    const shown = (selector) => [...document.querySelectorAll(selector)].filter((part) => !part.closest("[hidden]"));
    const unhidden = (selector) => [...document.querySelectorAll(selector)].filter((part) => !part.hidden);
    return {
      people: shown("[data-person]").map((part) => part.dataset.person),
      grid: unhidden("#by-person tr[data-people]").map((part) => part.dataset.people),
      byTime: unhidden("#by-time tr[data-people]").map((part) => part.dataset.people),
      byTable: unhidden("#by-table [data-people]").map((part) => part.dataset.people),
      tables: shown("#tables figure").map((part) => part.dataset.people),
      found: shown("#tables .found").map((part) => part.dataset.seat),
      unmet: shown("#unmet tr[data-people]").map((part) => part.dataset.people),
      status: document.getElementById("filter-status").textContent,
      focus: document.activeElement.id,
    };
  });

export const useTabs = async (page) => {
  const visible = async () => {
    const views = [];
    for (const id of ["by-person", "by-time", "by-table"]) if (await page.locator(`#${id}`).isVisible()) views.push(id);
    return views;
  };
  const steps = [await visible()];
  await startOver(page);
  await tabTo(page, "tab-person");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft", "Home"]) {
    await page.keyboard.press(key);
    steps.push(await visible());
  }
  return steps;
};

/** What stays visible when one day is chosen, with the home time shown and not. */
export const useDays = async (page) => {
  const look = () =>
    page.evaluate(() => {
      const shown = (selector) => [...document.querySelectorAll(selector)].filter((part) => part.checkVisibility());
      return {
        days: shown("#days > [data-day]").map((part) => part.dataset.day),
        table: shown("#by-person > [data-day]").map((part) => part.dataset.day),
        visits: shown("#visits .offer h3").length,
        home: shown(".home").length > 0,
      };
    });
  const steps = { start: await look() };
  await startOver(page);
  await tabTo(page, "filter-day");
  for (let n = 0; n < 3; n++) await page.keyboard.press("ArrowDown");
  await tabTo(page, "home-time");
  await page.keyboard.press("Space");
  steps.third = await look();
  await tabTo(page, "filter-clear");
  await page.keyboard.press("Enter");
  steps.cleared = await look();
  return steps;
};

export const useFilters = async (page) => {
  const steps = { start: await state(page) };
  await startOver(page);
  await tabTo(page, "filter-name");
  await page.keyboard.type("TANÁKA");
  steps.name = await state(page);
  await page.keyboard.press("Escape");
  steps.escape = await state(page);
  for (const key of ["organisation", "topic", "side"]) {
    await tabTo(page, `filter-${key}`);
    await page.keyboard.press("ArrowDown");
    steps[key] = await state(page);
    await tabTo(page, "filter-clear");
    await page.keyboard.press("Enter");
    steps[`after ${key}`] = await state(page);
  }
  await page.keyboard.type("nobody of this name");
  steps.nobody = await state(page);
  await tabTo(page, "filter-clear");
  await page.keyboard.press("Space");
  return steps;
};
