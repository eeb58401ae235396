// Keeps drafts in the browser's storage (IndexedDB), and knows which of them this tab works on. Each tab has
// drafts of its own: it holds a lock on each, so that a second tab, also a duplicated one, takes a copy. All
// functions but point give promises, which reject with the browser's error; app/draft decides what is kept.
"use strict";

window.chainruleDrafts = (() => {
  // A page that embeds this one can have its drafts kept apart, by a name in the address.
  const apart = new URLSearchParams(location.hash.slice(1)).get("drafts");
  const shelf = "chainrule" + (apart ? " " + apart : "");
  const held = new Map(); // the drafts that this tab works on: by id the number of its mark
  const other = new Others(shelf + " drafts", held);
  let database; // once it is open, so that a page that is going away can still write at once

  function result(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  let opening;
  function open() {
    opening ??= new Promise((resolve, reject) => {
      if (!window.indexedDB) throw new DOMException("", "SecurityError");
      const request = indexedDB.open(shelf, 1); // throws the same where storage is forbidden
      request.onupgradeneeded = () => {
        request.result.createObjectStore("drafts", { keyPath: "id" }); // what the list shows
        request.result.createObjectStore("parts"); // the text, by [id, part]
      };
      request.onsuccess = () => {
        database = request.result;
        database.onclose = database.onversionchange = forget;
        resolve(database);
      };
      request.onerror = () => reject(request.error);
    });
    opening.catch(() => { opening = undefined; });
    return opening;
  }

  function forget() {
    database?.close();
    database = opening = undefined;
  }

  // changing changes what is stored, all of it or nothing, with as many readings in between as there have to be.
  function changing(db, change, commit = false) {
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(["drafts", "parts"], "readwrite");
      let failure;
      const fail = (error) => { failure ??= error; };
      transaction.oncomplete = () => (failure ? reject(failure) : resolve());
      transaction.onabort = () => reject(failure ?? transaction.error ?? new DOMException("", "AbortError"));
      change(transaction, fail);
      if (commit) transaction.commit(); // so that it is carried out also where the page does not live to see it
    });
  }

  const write = (db, change) => changing(db, change, true);

  // Which tab writes a draft is decided with what is written, in one transaction, so that two tabs never write one draft,
  // whatever the browser lacks. Each tab that takes a draft leaves a mark, numbered on from the one before. A tab that writes
  // makes the next mark and takes it away again, which fails where another tab has made that mark; it then goes on with a copy.
  const mark = (id, n) => [id, "taken", n];
  const marks = (id) => IDBKeyRange.bound([id, "taken", 0], [id, "taken", Infinity]);
  const free = (id) => [id, "free"]; // holds the number of the mark whose tab let go of the draft

  // take makes a draft this tab's, and reports whether it is. Without being sure that no other tab writes the draft, it takes
  // what its tab let go of alone.
  async function take(id, sure) {
    let mine = true;
    await changing(await open(), (transaction) => {
      const parts = transaction.objectStore("parts");
      parts.getAllKeys(marks(id)).onsuccess = ({ target: { result: taken } }) => {
        const last = taken.at(-1)?.[2] ?? 0;
        parts.get(free(id)).onsuccess = ({ target: { result: left } }) => {
          mine = sure || last === 0 || left === last;
          if (!mine) return;
          parts.delete(marks(id));
          parts.put(1, mark(id, last + 1));
          held.set(id, last + 1);
        };
      };
    });
    return mine;
  }

  // letGo leaves this tab's drafts to the next page at its address.
  function letGo() {
    if (!database || held.size === 0) return;
    write(database, (transaction) => {
      for (const [id, n] of held) transaction.objectStore("parts").put(n, free(id));
    }).catch(() => {}); // then that page goes on with a copy
  }

  const name = (id) => shelf + " draft " + id;

  // lock holds a draft's lock until the tab is gone, and reports whether it has it. It waits as long as a tab that is just
  // being reloaded may take to let go.
  function lock(id, wait) {
    if (!navigator.locks) return Promise.resolve(false);
    return new Promise((resolve) => {
      const how = wait ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
      navigator.locks.request(name(id), how, (lock) => {
        resolve(lock !== null);
        return lock && new Promise(() => {});
      }).catch(() => resolve(false));
    });
  }

  // claim makes a draft this tab's own, unless another tab works on it.
  async function claim(id, wait) {
    if (held.has(id)) return true;
    if (!navigator.locks) return take(id, false);
    return await lock(id, wait) && take(id, true);
  }

  // elsewhere gives the ids of the drafts that other tabs work on.
  async function elsewhere() {
    if (!navigator.locks) return other.held();
    const { held: locks } = await navigator.locks.query();
    return locks.map((l) => l.name).filter((n) => n.startsWith(name(""))).map((n) => n.slice(name("").length)).filter((id) => !held.has(id));
  }

  // runs are the keys of a draft's runs of rows from number n on.
  const runs = (id, n) => IDBKeyRange.bound([id, n], [id, Infinity]);

  async function text(id) {
    const parts = (await open()).transaction("parts").objectStore("parts");
    const [before, rows, after] = await Promise.all([
      result(parts.get([id, "before"])), result(parts.getAll(runs(id, 0))), result(parts.get([id, "after"])),
    ]);
    if (!before) return null;
    return new Uint8Array(await new Blob([before, ...rows, after]).arrayBuffer());
  }

  // What this tab works on stands in its session by its address; first.js says how.
  const place = window.chainrulePlace;
  let here; // the place of what is open; undefined until the page says that something is

  // begin gives what this tab worked on at its address: {} or {example} or {draft, own, text, selects}, and in refused why
  // that is not what the address asks for. selects says that the address selects something else than it did then. A document
  // that the frame before handed over is none of a draft, but {own, text}.
  async function begin(handed) {
    const to = JSON.parse(sessionStorage.getItem(place()) ?? "{}"); // only point writes there
    if (!to.draft) return handed ? { ...to, own: true, text: handed.text } : to;
    const selects = to.at !== location.hash;
    const [own, found] = await Promise.all([claim(to.draft, 400), text(to.draft)]);
    return found ? { draft: to.draft, own, text: found, selects, refused: to.refused } : {};
  }

  // late gives up on storage that neither answers nor fails, as it can after a crash: the page must open. Its time
  // begins when the program asks, since a slow machine has none to hear an answer while the program starts.
  const late = () => new Promise((resolve, reject) => {
    setTimeout(() => reject(new DOMException("it does not answer", "TimeoutError")), 15_000);
  });

  const start = place();
  let first = rested.then(begin); // while the program is still being fetched
  first.catch(() => {});
  open().catch(() => {}); // so that also the first change can be saved by a page that is going away

  return {
    apart: apart ?? "", // for what else is kept of a person

    begin() {
      const now = place() === start && first ? first : begin();
      first = undefined;
      return Promise.race([now, late()]);
    },

    // handed is begin for a page that keeps no drafts.
    handed: () => Promise.race([rested.then((was) => (was ? { own: true, text: was.text } : {})), late()]),

    // arrive notes that what is open belongs to the address. A document that the address names and that is not there yet
    // leaves what is open where it was, so that a reload asks for it again.
    arrive() { here = place(); },

    // point notes what a reload of this tab opens, at the address of what is open.
    point(to) {
      if (here === undefined) return;
      try {
        sessionStorage.setItem(here, JSON.stringify({ ...to, at: location.hash }));
      } catch {
        // the session is full: a reload opens what the address says
      }
    },

    newID: () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join(""),

    // save keeps a draft: entry is what the list shows, parts are [key, bytes], of which a number is a run of
    // rows and those not given stay as they are stored, and count is how many runs there are. It rejects with
    // NotFoundError where one is not stored, and is to be called again with all, and with
    // ConstraintError where another tab has taken the draft.
    save(entry, parts, count) {
      const isNew = !held.has(entry.id);
      if (isNew) {
        held.set(entry.id, 1);
        lock(entry.id);
      }
      const put = (db) => write(db, (transaction, fail) => {
        const store = transaction.objectStore("parts");
        if (isNew) store.put(1, mark(entry.id, 1));
        else {
          const next = mark(entry.id, held.get(entry.id) + 1);
          store.add(1, next);
          store.delete(next);
        }
        store.delete(runs(entry.id, count));
        for (const [key, bytes] of parts) store.put(bytes, [entry.id, key]);
        store.count(runs(entry.id, 0)).onsuccess = (e) => {
          if (e.target.result !== count) fail(new DOMException("rows that were stored are gone", "NotFoundError"));
        };
        transaction.objectStore("drafts").put(entry);
      });
      if (!database) return open().then(put);
      return put(database).catch((err) => {
        if (err.name !== "InvalidStateError") throw err;
        forget(); // the browser closed it
        return open().then(put);
      });
    },

    async list() {
      const db = await open();
      const [entries, busy] = await Promise.all([result(db.transaction("drafts").objectStore("drafts").getAll()), elsewhere()]);
      return entries.map((e) => ({ ...e, busy: busy.includes(e.id) }));
    },

    async load(id) {
      const [own, found] = await Promise.all([claim(id), text(id)]);
      if (!found) throw new DOMException("there is no such draft", "NotFoundError");
      return { own, text: found };
    },

    letGo,

    remove: async (id) => write(await open(), (transaction) => {
      transaction.objectStore("drafts").delete(id);
      transaction.objectStore("parts").delete(IDBKeyRange.bound([id], [id, []]));
    }),
  };
})();

// Others asks other tabs what they work on, for the list of drafts, where the browser has no locks, as on pages that come by
// plain http.
function Others(name, mine) {
  const patience = 100; // milliseconds that other tabs have to answer
  let channel;
  let heard = () => {};
  try {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      if (data.ask) channel.postMessage({ held: [...mine.keys()] });
      if (data.held) heard(data.held);
    };
  } catch {
    // nobody answers
  }
  this.held = () => new Promise((resolve) => {
    const ids = [];
    heard = (more) => ids.push(...more);
    channel?.postMessage({ ask: true });
    setTimeout(() => resolve(ids), channel ? patience : 0);
  });
}

// A page that is going away commits what is being typed, and saves it.
for (const event of ["pagehide", "visibilitychange"]) {
  window.addEventListener(event, () => {
    if (event === "pagehide") document.activeElement?.blur();
    else if (document.visibilityState !== "hidden") return;
    window.chainruleFlush?.();
    if (event === "pagehide") window.chainruleDrafts.letGo();
  });
}
