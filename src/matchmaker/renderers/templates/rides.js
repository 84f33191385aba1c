(() => {
  "use strict";
  const choice = document.getElementById("filter-vehicle");
  const filter = () => {
    for (const part of document.querySelectorAll("[data-vehicle]"))
      part.hidden = Boolean(choice.value) && part.dataset.vehicle !== choice.value;
    for (const day of document.querySelectorAll("[data-day]")) day.hidden = !day.querySelector("[data-vehicle]:not([hidden])");
  };
  choice.addEventListener("input", filter);
  choice.closest("search").hidden = false;
  // Browsers keep what was chosen when a page is loaded again.
  filter();
})();
