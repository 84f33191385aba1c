(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const bar = document.getElementById("filters");
  const status = document.getElementById("filter-status");
  const controls = all("[data-filter]");
  const people = all("[data-person]");
  const day = document.getElementById("filter-day");
  const home = document.getElementById("home-time");

  // Accents and capitals do not matter: "jurgen" finds Jürgen.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss").trim();

  const fits = (person, control) => {
    const wanted = control.value, key = control.dataset.filter;
    if (key === "name") return plain(wanted).split(/\s+/).every((word) => plain(person.dataset.name).includes(word));
    return !wanted || person.dataset[key].split(" ").includes(wanted);
  };

  const filter = () => {
    const active = controls.some((control) => control.value.trim());
    const found = new Set(
      people.filter((person) => controls.every((control) => fits(person, control))).map((person) => person.dataset.person)
    );
    for (const part of all("[data-people]"))
      part.hidden = active && !part.dataset.people.split(" ").some((person) => found.has(person));
    for (const seat of all("[data-seat]")) {
      seat.classList.toggle("found", active && found.has(seat.dataset.seat));
      seat.classList.toggle("other", active && !found.has(seat.dataset.seat));
    }
    for (const group of all("[data-group]")) group.hidden = !group.querySelector("[data-people]:not([hidden])");
    const chosen = day ? day.value : "";
    for (const part of all("[data-day]"))
      part.hidden = Boolean(chosen) && !part.dataset.day.split(" ").includes(chosen);
    bar.classList.toggle("active", active);
    status.textContent = status.dataset.text.replace("{n}", found.size).replace("{total}", people.length);
  };

  const clear = () => {
    for (const control of controls) control.value = "";
    if (day) day.value = "";
    filter();
    controls[0].focus();
  };

  const tabs = all("[role=tab]");
  const panel = (tab) => document.getElementById(tab.getAttribute("aria-controls"));
  const choose = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panel(tab).hidden = tab !== chosen;
    }
  };
  const move = (event) => {
    const here = tabs.indexOf(event.target), last = tabs.length - 1;
    const next = { ArrowRight: (here + 1) % tabs.length, ArrowLeft: (here + last) % tabs.length, Home: 0, End: last };
    if (!(event.key in next)) return;
    event.preventDefault();
    choose(tabs[next[event.key]]);
    tabs[next[event.key]].focus();
  };

  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.querySelector(":scope > details");
    if (!details) return;
    details.open = true;
    target.scrollIntoView();
    details.querySelector("summary").focus();
  };

  const printing = () => {
    const closed = all("details:not([open])");
    for (const details of closed) details.open = true;
    addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)), { once: true });
  };

  for (const control of controls) control.addEventListener("input", filter);
  document.getElementById("filter-clear").addEventListener("click", clear);
  bar.addEventListener("keydown", (event) => event.key === "Escape" && clear());
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", move);
    panel(tab).setAttribute("role", "tabpanel");
    panel(tab).setAttribute("aria-labelledby", tab.id);
  }
  if (tabs.length) {
    choose(tabs[0]);
    tabs[0].parentElement.hidden = false;
  }
  if (day) day.addEventListener("input", filter);
  if (home) {
    const show = () => {
      document.body.classList.toggle("home-shown", home.checked);
      document.body.classList.toggle("home-hidden", !home.checked);
    };
    home.addEventListener("input", show);
    show();
  }
  addEventListener("hashchange", open);
  addEventListener("beforeprint", printing);
  bar.hidden = false;
  // Browsers keep what was typed when a page is loaded again.
  filter();
  open();
})();
