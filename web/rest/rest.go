// Package rest says when a page has come to rest, for tests in any browser.
package rest

// Script is JavaScript for a function of a window that gives a promise of its coming to rest. While training runs it never does,
// and so many timers are enough.
const Script = `(view => new Promise(done => {
	let quiet = 0, left = 50;
	const changes = new MutationObserver(() => { quiet = 0; });
	changes.observe(view.document, {subtree: true, childList: true, attributes: true, characterData: true});
	const look = () => {
		const busy = view.document.querySelector("[aria-busy=true]") !== null;
		quiet = busy ? 0 : quiet + 1;
		if (quiet < 3 && --left > 0 || busy) return void view.setTimeout(look, 10);
		changes.disconnect();
		done(true);
	};
	view.requestAnimationFrame(() => view.requestAnimationFrame(() => view.setTimeout(look, 10)));
}))`
