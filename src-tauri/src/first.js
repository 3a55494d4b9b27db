// Asks what the first page shows while the page's own script is still read, so that its answers wait
// for it and not it for them. The door takes an answer once, for the same question of the same person
// (ui/src/platform/early.ts); what nobody asks again is thrown away.
(() => {
  if (!['', '#', '#/', '#/overview'].includes(location.hash)) return;
  const actor = localStorage.getItem('slipway.actor') || null;
  const questions = [
    ['workspace_show', {}],
    ['overview_show', { mine: true }],
    ['intake_list', {}],
  ];
  const asked = questions.map(([name, request]) => {
    const answer = window.__TAURI_INTERNALS__.invoke(name, { request, actor });
    // A refusal is told where it is taken.
    answer.catch(() => undefined);
    return { name, request: JSON.stringify(request), actor, answer };
  });
  Object.defineProperty(window, 'slipwayAsked', { value: asked });
})();
