// What the pages do beyond their HTML. Each part is left out where its place is not on the page.
import { keepAnswers } from "./keeping.js";
import { watchPages } from "./pages.js";
import { watchRewrites } from "./rewrites.js";
import { watchScores } from "./scores.js";
import { watchSending } from "./sending.js";

// A file that is too large is named before it is sent.
function watchSizes(form) {
  form.querySelectorAll('input[type="file"]').forEach((field) => field.addEventListener("change", () => {
    const file = field.files[0];
    field.setCustomValidity(file && file.size > Number(form.dataset.maxBytes) ? form.dataset.tooLarge : "");
    field.reportValidity();
  }));
}

document.querySelectorAll("form[data-max-bytes]").forEach(watchSizes);

if (document.querySelector("#spoken")) {
  watchRewrites();
  watchScores();
  keepAnswers();
}
watchPages();
watchSending();
