(() => {
  "use strict";
  const MOST = 50, AGENDA = 1, CALENDAR = 2;
  const form = document.getElementById("search");
  const box = document.getElementById("search-name");
  const status = document.getElementById("search-status");
  const results = document.getElementById("search-results");
  const words = form.dataset;
  let entries = null, asked = false;

  // Accents and capitals do not matter: "jurgen" finds Jürgen.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").trim();

  const link = (path, text, hidden) => {
    const made = document.createElement("a");
    made.href = path;
    made.append(text);
    if (hidden) {
      const name = document.createElement("span");
      name.className = "hear";
      name.textContent = ` ${hidden}`;
      made.append(name);
    }
    return made;
  };

  const bidi = (text) => {
    const made = document.createElement("bdi");
    made.textContent = text;
    return made;
  };

  const person = (organisations) => ([name, id, organisation, page, papers, native]) => {
    const from = organisation < 0 ? "" : organisations[organisation][0];
    const links = [];
    if (papers & AGENDA) links.push([`agendas/${id}.html`, words.agenda]);
    if (papers & CALENDAR) links.push([`calendars/${id}.ics`, words.calendar]);
    const text = plain(`${name} ${native || ""} ${from}`);
    return { name, from, links, text, path: `overview/people-${page}.html#person-${id}` };
  };

  const organisation = ([name, sheet]) => ({
    name,
    from: words.organisation,
    links: sheet ? [[sheet, words.sheet]] : [],
    text: plain(name),
    path: sheet,
  });

  const row = ({ name, from, links, path }) => {
    const made = document.createElement("li");
    const title = document.createElement("b");
    title.append(path ? link(path, bidi(name)) : bidi(name));
    const origin = document.createElement("span");
    origin.className = "quiet";
    origin.append(bidi(from));
    const files = document.createElement("span");
    files.className = "papers";
    for (const [address, text] of links) files.append(link(address, text, name), " ");
    made.append(title, " ", origin, " ", files);
    return made;
  };

  const show = () => {
    const wanted = plain(box.value).split(/\s+/).filter(Boolean);
    if (!entries || !wanted.length) {
      results.replaceChildren();
      status.textContent = wanted.length && asked ? words.loading : "";
      return;
    }
    const fits = entries.filter(({ text }) => wanted.every((word) => text.includes(word)));
    // Words that begin as typed come first.
    const near = ({ text }) => wanted.every((word) => ` ${text}`.includes(` ${word}`));
    const found = [...fits.filter(near), ...fits.filter((entry) => !near(entry))];
    const text = found.length > MOST ? words.first : found.length ? words.found : words.none;
    status.textContent = text.replace("{n}", found.length.toLocaleString(document.documentElement.lang)).replace("{most}", MOST);
    results.replaceChildren(...found.slice(0, MOST).map(row));
  };

  const load = () => {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = "overview/search.js";
    script.onload = () => {
      const { people, organisations } = window.matchmaker;
      entries = [...organisations.map(organisation), ...people.map(person(organisations))];
      show();
    };
    script.onerror = () => (status.textContent = words.missing);
    document.head.append(script);
  };

  const first = () => results.querySelector("a");
  box.addEventListener("focus", load);
  box.addEventListener("input", () => (load(), show()));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      box.value = "";
      show();
      box.focus();
    }
    if (event.target === box && event.key === "ArrowDown" && first()) {
      event.preventDefault();
      first().focus();
    }
  });
  form.hidden = false;
  // Browsers keep what was typed when a page is loaded again.
  if (box.value) load();
})();
