// The filters of the board. htmx asks for the list when the form says `filtered`.

const form = document.getElementById('filters');
const filtered = () => form.dispatchEvent(new Event('filtered'));

// A search field also says `change` when it is left: asking again then would undo the click that left it.
form.addEventListener('change', (event) => {
  if (event.target.id !== 'q') filtered();
});

// Links that carry filters set the form, so that the page, and its map, can stay.
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-filter]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const asked = new URL(link.getAttribute('href'), location.href).searchParams;
  for (const control of form.elements) {
    if (!control.name) continue;
    const value = asked.get(control.name) ?? '';
    if (control.type === 'checkbox') control.checked = value === '1';
    else control.value = value;
  }
  filtered();
});

// A pager link goes with the list it stood in: the keyboard goes on at the new one.
document.addEventListener('htmx:after:swap', () => {
  if (document.activeElement === document.body) document.getElementById('results').focus({ preventScroll: true });
});
