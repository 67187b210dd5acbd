(() => {
  'use strict';
  const root = document.documentElement;
  const $ = id => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = JSON.parse($('words').textContent), titles = JSON.parse($('titles').textContent);

  const keep = (name, value) => { try { localStorage.setItem('visavis.' + name, value); } catch { /* not kept */ } };
  const kept = name => { try { return localStorage.getItem('visavis.' + name); } catch { return null; } };

  // Words and numbers in the language of the page.
  const number = n => String(n).replace(/\B(?=(\d{3})+$)/g, root.lang === 'fr' ? '\u00a0' : ',');
  const say = (key, n, m) => words[root.lang][key].replace('{n}', number(n)).replace('{m}', number(m));

  const chunks = all('.chunk'), long = $('texts').matches('.long');
  const rows = [], chunkOf = new Map();
  for (const c of chunks) for (const r of c.children) { rows.push(r); chunkOf.set(r, c); }
  const notes = all('.notes > li');
  const marks = all('[data-f]');
  const items = new Map(all('.list a').map(a => [a.hash.slice(1), a]));
  const noteOf = new Map(notes.map(n => [n.id, n]));
  const rowOf = el => el.closest('.chunk > li');

  // Filters of findings.
  let shown = notes; // those that pass
  let current = null; // the finding the reader is at

  function filter() {
    const passing = name => new Set(all(`input[name=${name}]:checked`).map(i => i.value));
    const severities = passing('severity'), checks = passing('check');
    shown = notes.filter(n => severities.has(n.dataset.severity) && checks.has(n.dataset.check));
    const ids = new Set(shown.map(n => n.id));
    for (const n of notes) n.hidden = !ids.has(n.id);
    for (const [id, a] of items) a.parentElement.hidden = !ids.has(id);
    for (const m of marks) m.classList.toggle('off', !m.dataset.f.split(' ').some(id => ids.has(id)));
    for (const s of all('.panel section')) s.hidden = !s.querySelector('li:not([hidden])');
    if (current && !ids.has(current.id)) select(null);
    show();
    count();
  }

  function count() {
    if (!$('at')) return;
    const at = shown.indexOf(current);
    $('at').textContent = at < 0 ? say('count', 0, shown.length).replace(/^0/, '–') : say('count', at + 1, shown.length);
    $('at').setAttribute('aria-label', at < 0 ? '' : say('finding count', at + 1, shown.length));
    const part = shown.length < notes.length;
    $('left').textContent = part ? say('shown', shown.length, notes.length) : '';
    $('reset').hidden = !part;
    $('none').hidden = shown.length > 0;
    $('back').disabled = $('forward').disabled = shown.length === 0;
  }

  // Which rows are in view.
  let hits = new Set(); // rows that the search found
  function show() {
    const view = document.querySelector('input[name=view]:checked')?.value ?? 'all';
    const only = $('only').checked && query !== '';
    const withNotes = new Set();
    if (view === 'findings') for (const n of shown) { const r = rowOf(n); if (r) withNotes.add(r); }
    const part = view !== 'all' || only;
    const anchor = standing();
    let visible = 0, before = true;
    for (const c of chunks) {
      let n = 0;
      for (const r of c.children) {
        const on = (view === 'all' || (view === 'findings' ? withNotes.has(r) : r.classList.contains('doubt'))) && (!only || hits.has(r));
        if (r.hidden === on) r.hidden = !on;
        const skipped = on && part && !before;
        if (r.classList.contains('skipped') !== skipped) r.classList.toggle('skipped', skipped);
        before = on;
        if (on) n++;
      }
      c.hidden = n === 0;
      // What the browser remembers of the height no longer holds.
      if (long) c.style.containIntrinsicBlockSize = n < c.children.length ? `${n * 5}rem` : '';
      visible += n;
    }
    $('empty').hidden = visible > 0 || rows.length === 0;
    if (anchor && visible > 0) stay(anchor);
  }

  // standing is the row that the reader looks at, or nothing at the top of the
  // page; stay brings it, or what is left nearest to it, into view again.
  function standing() {
    if (scrollY < 200) return null;
    for (const y of [.5, .4, .6, .3, .7, .2, .8]) {
      const row = document.elementFromPoint(innerWidth / 4, innerHeight * y)?.closest('.chunk > li');
      if (row) return row;
    }
    return null;
  }

  function stay(row) {
    const at = rows.indexOf(row);
    let to = rows.findIndex((r, i) => i >= at && !r.hidden);
    if (to < 0) to = rows.findLastIndex(r => !r.hidden);
    reveal(rows[to], 'center');
  }

  function showAll() {
    const box = document.querySelector('input[name=view][value=all]');
    if (box) box.checked = true;
    $('only').checked = false;
    show();
  }

  // Places and addresses.
  function reveal(el, block) {
    const row = rowOf(el);
    if (row?.hidden) showAll();
    el.scrollIntoView({ block, behavior: 'instant' });
    // Rows on the way may prove higher or lower than was thought.
    requestAnimationFrame(() => el.scrollIntoView({ block, behavior: 'instant' }));
  }

  function address(id) {
    try { history.replaceState(null, '', '#' + id); } catch { /* the place is shown all the same */ }
  }

  function select(note) {
    if (current) {
      for (const el of all('.on')) el.classList.remove('on');
      items.get(current.id)?.removeAttribute('aria-current');
    }
    for (const el of all('.here')) el.classList.remove('here');
    current = note;
    if (!note) return;
    for (const el of all(`[data-f~="${note.id}"]`)) el.classList.add('on');
    rowOf(note)?.classList.add('here');
    const item = items.get(note.id);
    item?.setAttribute('aria-current', 'true');
    const panel = item?.closest('.panel');
    if (panel && $('panel').open && panel.scrollHeight > panel.clientHeight) {
      const a = item.getBoundingClientRect(), p = panel.getBoundingClientRect();
      if (a.top < p.top || a.bottom > p.bottom) panel.scrollTop += a.top - p.top - panel.clientHeight / 3;
    }
  }

  function go(note) {
    if (note.hidden) reset();
    select(note);
    address(note.id);
    reveal(rowOf(note) ?? note, 'center');
    note.focus({ preventScroll: true });
    count();
  }

  function step(by) {
    if (shown.length === 0) return;
    let at = shown.indexOf(current);
    if (at >= 0) at += by;
    else {
      // From the row that the address names, or from the start.
      const here = rows.length && document.querySelector('.chunk > .here, .chunk > :target');
      at = here ? shown.findIndex(n => here.compareDocumentPosition(n) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
      if (at < 0) at = shown.length;
      if (by < 0) at--;
    }
    go(shown[(at + shown.length) % shown.length]);
  }

  function visit() {
    const el = $(location.hash.slice(1)); // addresses of the page hold nothing to decode
    if (!el) return;
    if (noteOf.has(el.id)) go(el);
    else if (rowOf(el) === el) {
      select(null);
      el.classList.add('here');
      reveal(el, 'center');
      count();
    } else if (el.matches('.panel') && !$('panel').open) $('panel').open = true;
  }

  function reset() {
    for (const box of all('.filters input')) box.checked = true;
    filter();
  }

  // Search: without accents, case, ligatures, or the forms of spaces and quotes.
  const signs = { 'œ': 'oe', 'æ': 'ae', 'ß': 'ss', '’': "'", '‘': "'", '“': '"', '”': '"', '«': '"', '»': '"', '–': '-', '—': '-', '\u2011': '-', '\u00ad': '', '\u2060': '', '\u200b': '' };
  const foldOne = c => signs[c] ?? (/\s/.test(c) ? ' ' : c.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase());
  const rare = /[œæß’‘“”«»–—\u2011\u00ad\u2060\u200b]/g;
  const fold = s => s.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(rare, c => signs[c]).replace(/\s+/g, ' ');

  let index = null; // the folded text of each row
  const textsOf = row => all('.x', row);
  const folded = () => index ??= rows.map(r => textsOf(r).map(x => fold(x.textContent)).join('\n'));

  let query = '', found = [], at = -1;
  function search() {
    query = fold($('q').value).trim();
    found = [];
    at = -1;
    if (query !== '') {
      const texts = folded();
      for (let i = 0; i < texts.length; i++) if (texts[i].includes(query)) found.push(i);
    }
    const next = new Set(found.map(i => rows[i]));
    for (const r of hits) if (!next.has(r)) r.classList.remove('hit');
    for (const r of next) r.classList.add('hit');
    hits = next;
    const empty = query === '';
    $('q-back').hidden = $('q-next').hidden = $('q-only').hidden = empty;
    $('q-back').disabled = $('q-next').disabled = found.length === 0;
    tell();
    if ($('only').checked) show();
    paint(0);
  }

  function tell() {
    const n = found.length;
    $('found').textContent = query === '' ? '' : n === 0 ? say('no match') : at >= 0 ? say('at match', at + 1, n) : n === 1 ? say('match') : say('matches', n);
  }

  // paint highlights what was found in the rows around one of them.
  function paint(from) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete('found');
    if (query === '') return;
    const ranges = [];
    for (const i of found.slice(Math.max(0, from - 100), from + 200)) {
      for (const x of textsOf(rows[i])) occurrences(x, ranges);
    }
    CSS.highlights.set('found', new Highlight(...ranges));
  }

  function occurrences(x, ranges) {
    const walker = document.createTreeWalker(x, NodeFilter.SHOW_TEXT);
    let text = '';
    const places = []; // of each character of text, its node and offset
    for (let node; (node = walker.nextNode());) {
      let offset = 0;
      for (const c of node.data) {
        for (const f of foldOne(c)) if (f !== ' ' || !text.endsWith(' ')) { text += f; for (let k = 0; k < f.length; k++) places.push([node, offset, c.length]); }
        offset += c.length;
      }
    }
    for (let k = text.indexOf(query); k >= 0; k = text.indexOf(query, k + query.length)) {
      const range = new Range(), [first, a] = places[k], [last, b, n] = places[k + query.length - 1];
      range.setStart(first, a);
      range.setEnd(last, b + n);
      ranges.push(range);
    }
  }

  function nextMatch(by) {
    if (found.length === 0) return;
    at = at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length;
    const row = rows[found[at]];
    for (const el of all('.here')) el.classList.remove('here');
    row.classList.add('here');
    address(row.id);
    reveal(row, 'center');
    paint(at);
    tell();
  }

  // Language and appearance.
  const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  function dress() {
    for (const b of all('[data-ui]')) b.setAttribute('aria-pressed', String(b.dataset.ui === root.lang));
    $('theme').setAttribute('aria-pressed', String(dark()));
    document.title = titles[root.lang];
    count();
    tell();
  }
  for (const b of all('[data-ui]')) b.addEventListener('click', () => { root.lang = b.dataset.ui; keep('ui', root.lang); dress(); });
  $('theme').addEventListener('click', () => { root.dataset.theme = dark() ? 'light' : 'dark'; keep('theme', root.dataset.theme); dress(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', dress);

  let pause;
  $('q').addEventListener('input', () => { clearTimeout(pause); pause = setTimeout(search, 120); });
  $('q').addEventListener('keydown', e => {
    if (e.key === 'Enter') {
      e.preventDefault();
      clearTimeout(pause);
      if (fold($('q').value).trim() !== query) search();
      nextMatch(e.shiftKey ? -1 : 1);
    } else if (e.key === 'Escape') {
      e.preventDefault();
      $('q').value = '';
      search();
      $('q').blur();
    }
  });
  $('q-next').addEventListener('click', () => nextMatch(1));
  $('q-back').addEventListener('click', () => nextMatch(-1));
  $('only').addEventListener('change', show);
  for (const b of all('input[name=view]')) b.addEventListener('change', show);
  for (const b of all('.filters input')) b.addEventListener('change', filter);
  $('reset')?.addEventListener('click', () => { reset(); $('panel').querySelector('summary').focus(); });
  $('forward')?.addEventListener('click', () => step(1));
  $('back')?.addEventListener('click', () => step(-1));
  document.addEventListener('click', e => {
    const a = e.target.closest('.list a, .panel h3 a');
    if (a && noteOf.has(a.hash.slice(1))) { e.preventDefault(); go(noteOf.get(a.hash.slice(1))); return; }
    const m = e.target.closest('mark:not(.off), .g[data-f]:not(.off), .k');
    if (m && !e.target.closest('a') && getSelection().isCollapsed) {
      const note = m.dataset.f.split(' ').map(id => noteOf.get(id)).find(n => n && !n.hidden);
      if (note) go(note);
    }
  });
  addEventListener('hashchange', visit);

  // Keys of one character can be switched off, and never act in a field.
  $('single').checked = kept('keys') !== 'off';
  $('single').addEventListener('change', () => keep('keys', $('single').checked ? 'on' : 'off'));
  $('help').addEventListener('click', () => $('keys').showModal());
  $('close').addEventListener('click', () => $('keys').close());
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || e.defaultPrevented || $('keys').open || !$('single').checked) return;
    if (e.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')) return;
    const act = { n: () => step(1), j: () => step(1), p: () => step(-1), k: () => step(-1), '/': () => { $('q').focus(); $('q').select(); }, '?': () => $('keys').showModal() }[e.key];
    if (act) { e.preventDefault(); act(); }
  });

  if ($('panel') && matchMedia('(max-width: 64rem)').matches) $('panel').open = false;
  dress();
  if (location.hash.length > 1) visit();
  performance.mark('visavis.ready');
})();
