// The pictures and the posting's list with the answers so far. What did not change is not sent and not touched.
const made = (name, text, className) => Object.assign(document.createElement(name), { textContent: text, ...(className ? { className } : {}) });

function tableRow(cells) {
  const row = document.createElement("tr");
  row.append(...cells.map((cell, index) => made(index ? "td" : "th", cell)));
  row.firstChild.scope = "row";
  return row;
}

export function showCharts(charts) {
  for (const [name, chart] of Object.entries(charts)) {
    const figure = document.querySelector(`[data-chart="${name}"]`);
    if (!figure) continue;
    figure.dataset.mark = chart.mark;
    const picture = new DOMParser().parseFromString(chart.picture, "text/html").querySelector("svg");
    figure.querySelector("svg").replaceWith(picture);
    figure.querySelector("svg + p").textContent = chart.sentence;
    figure.querySelector(".legend").replaceChildren(...chart.legend.map(([part, text]) => made("li", text, part)));
    figure.querySelector("tbody").replaceChildren(...chart.rows.map(tableRow));
  }
}

export function showNeeds(statuses) {
  const list = document.querySelector("#needs");
  if (!list) return;
  const counts = {};
  for (const [id, status] of Object.entries(statuses)) {
    const line = document.getElementById(id);
    const word = line && line.querySelector(".status");
    if (!word) continue;
    if (!line.dataset.role) counts[status] = (counts[status] || 0) + 1;
    if (line.classList.contains(status)) continue;
    line.className = status;
    word.textContent = list.querySelector(`[data-tally="${status}"]`).dataset.word;
    const icon = line.querySelector(".icon");
    icon.setAttribute("class", `icon ${status}`);
    icon.firstElementChild.setAttribute("href", `#i-${status}`);
  }
  list.querySelectorAll("[data-tally]").forEach((place) => {
    const count = counts[place.dataset.tally] || 0;
    place.hidden = !count;
    place.querySelector("strong").textContent = count;
  });
}
