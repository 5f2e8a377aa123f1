/**
 * Lets one look for volumes in their table. Without it the table is all there: the controls show themselves only when
 * this runs.
 */
export const FILTER_SCRIPT = `
const form = document.getElementById('filter');
const text = document.getElementById('filter-text');
const status = document.getElementById('filter-status');
const count = document.getElementById('filter-count');
const rows = [...document.querySelectorAll('#volumes-table tbody tr')];
const contents = rows.map((row) => row.textContent.toLowerCase());
function apply() {
  const wanted = text.value.trim().toLowerCase();
  let shown = 0;
  rows.forEach((row, index) => {
    row.hidden = !contents[index].includes(wanted) || (status.value !== '' && row.dataset.status !== status.value);
    if (!row.hidden) shown += 1;
  });
  count.textContent = shown + ' of ' + rows.length + ' volumes';
}
form.hidden = false;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', apply);
apply();
`;
