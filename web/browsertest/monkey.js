// monkey(seed, count) does so many things that a person could do on the page, chosen by the seed. It gives what it did last,
// and "" or what went wrong.
window.monkey = (() => {
	const trail = [];
	let state = 0;
	const random = () => { // mulberry32
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	const pick = (list) => list[Math.floor(random() * list.length)];

	// What leaves the page is left out: dialogues of the browser, downloads, and other pages.
	HTMLAnchorElement.prototype.click = () => {};
	const press = HTMLElement.prototype.click;
	HTMLInputElement.prototype.click = function () { if (this.type !== "file") press.call(this); };
	HTMLInputElement.prototype.showPicker = () => {};
	const refuse = () => Promise.reject(new DOMException("no", "AbortError"));
	window.showOpenFilePicker = window.showSaveFilePicker = refuse;
	window.print = () => {};
	window.open = () => null;

	const texts = ["1", "-3", "0.5", "", "abc", "1e9", "NA", "1,5", "=1+1", "male", "ä b", "40"];
	const numbers = ["1", "2", "-3", "0", "1000000", ""];
	const keys = ["Enter", "Escape", "Tab", "Delete", "F2", "Home", "End", "PageDown", "PageUp", " ", "a", "7", ".", ",", "[", "]",
		"ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "ContextMenu", "Ctrl+z", "Ctrl+y", "Ctrl+Enter", "Ctrl+a", "Alt+ArrowUp", "Alt+ArrowRight", "Shift+ArrowDown"];
	const tables = ["a,b\n1,2\n3,4\n", "x;y;k\n1,5;2;u\n2,5;3;v\n3,5;1;w\n", "5\n", "name\tsick\nA\t0\nB\t1\nC\t1\n", "7\t8\n9\t10\n", "day,sales\n2020-01-02,3\n2020-01-03,5\n"];
	const examples = ["article", "xor", "mazur", "salary", "sine", "circles"];

	const visible = (e) => e.getClientRects().length > 0 && !e.disabled && !e.closest("[inert], [hidden]") && e.type !== "file";
	const name = (e) => e.tagName.toLowerCase() + (e.getAttribute("class") ? "." + e.getAttribute("class").split(" ").join(".") : "") + " " + (e.textContent || e.value || "").trim().slice(0, 24);
	const event = (e, type, more) => e.dispatchEvent(new MouseEvent(type, {bubbles: true, cancelable: true, view: window, ...more}));

	const onElement = () => {
		const all = [...document.querySelectorAll("button, input, select, summary, [role^=menuitem], td, th, .diagram [data-ref], .diagram [data-units], svg [role=button]")].filter(visible);
		const e = pick(all);
		if (!e) return "nothing";
		if (e.matches("select")) {
			const option = pick([...e.options].filter((o) => !o.disabled));
			if (!option) return "empty " + name(e);
			e.value = option.value;
			e.dispatchEvent(new Event("input", {bubbles: true}));
			e.dispatchEvent(new Event("change", {bubbles: true}));
			return "choose " + option.value + " in " + name(e);
		}
		if (e.matches("input:not([type=checkbox]):not([type=radio]):not([type=file])")) {
			e.focus();
			e.value = pick(e.type === "number" ? numbers : texts);
			e.dispatchEvent(new Event("input", {bubbles: true}));
			e.dispatchEvent(new Event("change", {bubbles: true}));
			return "type " + e.value + " into " + name(e);
		}
		const type = random() < 0.15 ? "dblclick" : random() < 0.1 ? "contextmenu" : "click";
		event(e, "pointerdown");
		event(e, "mousedown");
		e.focus?.();
		event(e, "pointerup");
		event(e, "mouseup");
		if (e.isConnected) event(e, type); // what has gone from the page cannot be clicked
		return type + " " + name(e);
	};
	const onKey = () => {
		const chord = pick(keys).split("+"), key = chord.at(-1), e = document.activeElement ?? document.body;
		const press = {key, ctrlKey: chord[0] === "Ctrl", altKey: chord[0] === "Alt", shiftKey: chord[0] === "Shift", bubbles: true, cancelable: true};
		if (e.dispatchEvent(new KeyboardEvent("keydown", press)) && key === "Enter" && e.isConnected && e.matches("button")) e.click();
		e.dispatchEvent(new KeyboardEvent("keyup", press));
		return "press " + chord.join("+") + " on " + name(e);
	};
	const onPaste = () => {
		const data = new DataTransfer(), text = pick(tables);
		data.setData("text/plain", text);
		(document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
		return "paste " + JSON.stringify(text);
	};
	const onDrop = () => {
		const transfer = new DataTransfer(), text = pick(tables);
		transfer.items.add(new File([text], "dropped.csv"));
		document.querySelector("main").dispatchEvent(new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
		return "drop " + JSON.stringify(text);
	};
	const onAddress = () => {
		location.hash = "#example=" + pick(examples);
		return "go to " + location.hash;
	};
	const onRequest = async () => {
		const unit = () => 1 + Math.floor(random() * 3);
		const [method, params] = pick([
			["select", {sample: unit()}], ["select", {parameter: `${pick(["alpha", "beta"])}[${unit()},${unit() - 1}]`}], ["undo", {}], ["redo", {}], ["document", {}],
			["gradient", {}], ["derivation", {form: pick(["chain", "errors"])}], ["train", {epochs: unit()}], ["reset", {}], ["import", {text: pick(tables)}],
		]);
		try {
			await window.chainrule.request(method, params);
		} catch (e) {
			if (e.code === "internal") throw new Error(method + ": " + e.message);
		}
		return "request " + method + " " + JSON.stringify(params);
	};

	return async (seed, count) => {
		state = seed;
		trail.length = 0;
		for (let i = 0; i < count; i++) {
			const dice = random();
			try {
				trail.push(await (dice < 0.62 ? onElement : dice < 0.84 ? onKey : dice < 0.88 ? onPaste : dice < 0.9 ? onDrop : dice < 0.92 ? onAddress : onRequest)());
			} catch (e) {
				return {wrong: String(e), trail};
			}
			if (trail.length > 40) trail.shift();
			await new Promise((done) => setTimeout(done, random() < 0.1 ? 30 : 0));
			if (document.querySelector(".stopped-program")) return {wrong: document.querySelector(".stopped-program").textContent, trail};
		}
		return {wrong: "", trail};
	};
})();
