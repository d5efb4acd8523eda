"use strict";
(() => {
  const box = document.getElementById("time");
  const tools = document.querySelector(".zoom");
  if (!box || !tools) return;
  const svg = box.querySelector("svg");
  const alert = parseFloat(svg.dataset.alert) / 100;
  tools.hidden = false;
  tools.addEventListener("click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    for (const other of tools.children) other.setAttribute("aria-pressed", String(other === button));
    box.dataset.zoom = button.dataset.zoom;
    svg.style.width = button.dataset.zoom * 100 + "%";
    box.scrollLeft = alert * svg.getBoundingClientRect().width - box.clientWidth * 0.8;
  });
  const unfold = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") target.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
