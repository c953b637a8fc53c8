// The handbook's search, and nothing else that a reader would miss. The index is a script beside this one, fetched when it is first asked for.
(function () {
  "use strict";

  var KINDS = {
    record: ["记录类型", "record"], field: ["字段", "field"], element: ["数据元", "element"], codeset: ["代码表", "code set"],
    code: ["代码", "code"], rule: ["规则", "rule"], finding: ["问题", "finding"], service: ["操作、函数", "service"]
  };
  // What people look for most comes first among equals.
  var ORDER = ["record", "element", "codeset", "rule", "finding", "code", "field", "service"];
  var MOST = 60;

  var form = document.querySelector("form.search");
  var query = document.getElementById("query");
  var results = document.getElementById("results");
  var found = document.getElementById("found");
  var entries = null;
  var asked = false;

  function plain(words) {
    return words.normalize("NFKC").toLowerCase();
  }

  function add(kind, id, address, zh, en, more) {
    entries.push({
      kind: kind, id: id, address: address, zh: zh, en: en, rank: ORDER.indexOf(kind),
      names: [plain(id), plain(zh), plain(en)], more: plain(more)
    });
  }

  function take(index) {
    entries = [];
    index.entries.forEach(function (one) {
      add(one[0], one[1], one[2], one[3], one[4], one[5]);
    });
    index.codes.forEach(function (set) {
      set[4].forEach(function (code) {
        add("code", code[0], set[1] + "#c-" + code[0], code[1], code[2], set[0] + " " + set[2] + " " + set[3]);
      });
    });
  }

  function fetchIndex() {
    if (asked) {
      return;
    }
    asked = true;
    var script = document.createElement("script");
    script.src = "search-index.js";
    script.onload = function () {
      take(window.handbookIndex);
      search();
    };
    script.onerror = function () {
      asked = false;
      say("查找索引未能载入 The search index could not be loaded");
    };
    document.head.appendChild(script);
  }

  // How well one word fits an entry; 0 if it does not.
  function fit(entry, word) {
    var best = 0;
    entry.names.forEach(function (name) {
      var at = name.indexOf(word);
      if (at < 0) {
        return;
      }
      var score = name === word ? 100 : at === 0 ? 60 : /[^a-z0-9]/.test(name.charAt(at - 1)) ? 45 : 30;
      best = Math.max(best, score - Math.min(20, (name.length - word.length) / 4));
    });
    return best || (entry.more.indexOf(word) >= 0 ? 5 : 0);
  }

  function search() {
    var words = plain(query.value).split(/\s+/).filter(Boolean);
    results.textContent = "";
    found.textContent = "";
    if (!words.length || !entries) {
      return;
    }
    var hits = [];
    entries.forEach(function (entry) {
      var sum = 0;
      for (var at = 0; at < words.length; at++) {
        var score = fit(entry, words[at]);
        if (!score) {
          return;
        }
        sum += score;
      }
      hits.push({ entry: entry, score: sum });
    });
    hits.sort(function (a, b) {
      return b.score - a.score || a.entry.rank - b.entry.rank || (a.entry.id < b.entry.id ? -1 : 1);
    });
    hits.slice(0, MOST).forEach(function (hit) {
      results.appendChild(row(hit.entry, words));
    });
    var sum = hits.length + " 项 " + (hits.length === 1 ? "result" : "results");
    found.textContent = sum;
    say(hits.length > MOST ? sum + "，列出前 " + MOST + " 项 first " + MOST : hits.length ? "" : "没有找到 Nothing found");
  }

  function say(words) {
    if (words) {
      var line = document.createElement("p");
      line.textContent = words;
      results.appendChild(line);
    }
  }

  function row(entry, words) {
    var link = document.createElement("a");
    link.href = entry.address;
    var kind = piece("span", "kind", KINDS[entry.kind][0] + " ");
    kind.appendChild(english(KINDS[entry.kind][1]));
    var zh = piece("span", "", "");
    marked(zh, entry.zh, words);
    var id = document.createElement("code");
    marked(id, entry.id, words);
    zh.appendChild(id);
    var en = english("");
    marked(en, entry.en, words);
    link.append(kind, zh, en);
    return link;
  }

  function piece(name, kind, words) {
    var one = document.createElement(name);
    one.className = kind;
    one.textContent = words;
    return one;
  }

  function english(words) {
    var one = piece("span", "", words);
    one.lang = "en";
    return one;
  }

  // Writes words into a place, with the first hit of each word set off.
  function marked(place, text, words) {
    var low = text.toLowerCase();
    var at = -1;
    var length = 0;
    words.forEach(function (word) {
      var here = low.indexOf(word);
      if (here >= 0 && (at < 0 || here < at)) {
        at = here;
        length = word.length;
      }
    });
    if (at < 0) {
      place.append(text);
      return;
    }
    place.append(text.slice(0, at), piece("mark", "", text.slice(at, at + length)), text.slice(at + length));
  }

  function clear() {
    query.value = "";
    results.textContent = "";
    found.textContent = "";
  }

  // Arrows walk from the field through the results.
  function walk(event) {
    var links = Array.prototype.slice.call(results.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      clear();
      query.focus();
    } else if (event.key === "ArrowDown" && links.length) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at === 0 ? query : links[at - 1]).focus();
    }
  }

  // A row within a folded part of a page is shown when a link leads to it.
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var part = target && target.closest("details");
    if (part) {
      part.open = true;
      target.scrollIntoView();
    }
  }

  form.hidden = false;
  query.addEventListener("focus", fetchIndex);
  query.addEventListener("input", function () {
    fetchIndex();
    search();
  });
  form.addEventListener("keydown", walk);
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = results.querySelector("a");
    if (first) {
      first.click();
    }
  });
  results.addEventListener("click", function (event) {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      setTimeout(clear, 0);
    }
  });
  document.addEventListener("click", function (event) {
    if (!form.contains(event.target)) {
      results.textContent = "";
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && !/^(input|textarea|select)$/i.test(document.activeElement.tagName)) {
      event.preventDefault();
      query.focus();
    }
  });
  window.addEventListener("hashchange", unfold);
  unfold();

  // A search may be linked to: index.html?q=words
  var linked = new URLSearchParams(location.search).get("q");
  if (linked) {
    query.value = linked;
    fetchIndex();
  }
})();
