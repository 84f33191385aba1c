(() => {
  "use strict";
  const all = (selector) => [...document.querySelectorAll(selector)];
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target && target.querySelector(":scope > details");
    if (!details) return;
    details.open = true;
    target.scrollIntoView({ behavior: "instant" });
    details.querySelector("summary").focus();
  };
  const printing = () => {
    const closed = all("details:not([open])");
    for (const details of closed) details.open = true;
    addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)), { once: true });
  };
  addEventListener("hashchange", open);
  addEventListener("beforeprint", printing);
  open();
})();
