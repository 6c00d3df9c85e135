
const asked = document.querySelector("#find"), told = document.querySelector("#found");
const rows = [...document.querySelectorAll("main tbody tr")];
function find() {
  const words = asked.value.toLowerCase().split(/\s+/).filter(Boolean);
  let fit = 0;
  for (const row of rows) {
    const said = [...row.cells].map((cell) => cell.textContent).join(" ").toLowerCase();
    row.hidden = !words.every((word) => said.includes(word));
    fit += row.hidden ? 0 : 1;
  }
  told.textContent = words.length ? `${fit} of ${rows.length} fit “${asked.value.trim()}”.` : "";
}
asked.value = new URLSearchParams(location.search).get("find") ?? "";
asked.addEventListener("input", find);
find();
