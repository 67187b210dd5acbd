// Before anything is shown: the reader's own choice of language and appearance.
(() => {
  const root = document.documentElement;
  root.classList.add('scripted');
  try {
    const theme = localStorage.getItem('visavis.theme'), ui = localStorage.getItem('visavis.ui');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    if (ui === 'en' || ui === 'fr') root.lang = ui;
  } catch { /* a browser may refuse a file any storage */ }
})();
