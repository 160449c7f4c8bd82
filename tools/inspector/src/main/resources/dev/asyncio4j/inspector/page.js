'use strict';

// One object for the process as it was seen last; views draw it, and keep nothing else.
const now = { state: null, tasks: [], stacks: [], loops: [], version: 0, lost: '' };
const choice = { view: 'Tasks', filter: '', sort: 'id', down: false, merge: true, folded: new Set() };
const ROW = 24;

const make = (tag, className, ...inside) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...inside);
  return element;
};
const number = n => Number(n).toLocaleString('en');
const time = micros => micros < 1000 ? micros + ' µs' : micros < 1e6 ? (micros / 1000).toFixed(1) + ' ms' : (micros / 1e6).toFixed(1) + ' s';
const place = frame => frame.c.slice(frame.c.lastIndexOf('.') + 1) + '.' + frame.m + (frame.f ? ' ' + frame.f + ':' + frame.l : '');
const stackOf = task => now.stacks[task.stack] || [];
const waiting = task => task.waitsFor ? task.waitsFor + (task.on ? ' on ' + task.on : '') : task.state === 'waiting' ? '' : task.state;

// A list that draws the rows in sight only: 100,000 cost as much as 40.
class List {
  constructor(kind, label) {
    this.kind = kind;
    this.rows = [];
    this.box = make('div', 'list');
    this.box.tabIndex = 0;
    this.box.setAttribute('role', 'table');
    this.box.setAttribute('aria-label', label);
    this.head = make('div', 'row head ' + kind);
    this.head.style.position = 'sticky';
    this.head.setAttribute('role', 'row');
    this.space = make('div', 'space');
    this.box.append(this.head, this.space);
    this.at = 0;
    this.space.addEventListener('click', event => {
      const row = event.target.closest('.row');
      if (row) this.take(row.getAttribute('aria-rowindex') - 1);
    });
    this.box.addEventListener('keydown', event => this.key(event));
    this.box.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.box);
  }

  take(index) {
    this.at = index;
    if (this.pick && this.rows[index]) this.pick(this.rows[index]);
    this.draw();
  }

  // The keys move a mark, which is the row that a screen reader reads.
  key(event) {
    if (event.target !== this.box) return;
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 2);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity }[event.key];
    if (step) this.at = Math.max(0, Math.min(this.rows.length - 1, this.at + step));
    else if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!step) return this.take(this.at);
    const top = this.at * ROW, room = this.box.clientHeight - 2 * ROW;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    else if (top > this.box.scrollTop + room) this.box.scrollTop = top - room;
    this.draw();
  }

  show(rows, cells) {
    this.rows = rows;
    this.at = Math.max(0, Math.min(rows.length - 1, this.at));
    this.cells = cells;
    this.space.style.height = rows.length * ROW + 'px';
    this.box.setAttribute('aria-rowcount', rows.length);
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - 5);
    const last = Math.min(this.rows.length, first + Math.ceil(this.box.clientHeight / ROW) + 10);
    const drawn = [];
    for (let i = first; i < last; i++) {
      const row = make('div', 'row ' + this.kind + (i % 2 ? ' odd' : '') + (this.isPicked?.(this.rows[i]) ? ' picked' : '') + (i === this.at ? ' at' : ''));
      row.id = 'row-' + i;
      row.setAttribute('role', 'row');
      row.setAttribute('aria-rowindex', i + 1);
      row.style.top = i * ROW + 'px';
      for (const text of this.cells(this.rows[i])) {
        const cell = make('span', '', text);
        cell.title = text;
        cell.setAttribute('role', 'cell');
        row.append(cell);
      }
      drawn.push(row);
    }
    this.space.replaceChildren(...drawn);
    this.box.setAttribute('aria-activedescendant', 'row-' + this.at);
  }
}

function search(view) {
  const input = make('input');
  input.type = 'search';
  input.placeholder = 'Name, code or what it waits for';
  input.setAttribute('aria-label', 'Filter tasks');
  input.value = choice.filter;
  input.addEventListener('input', () => { choice.filter = input.value; view.update(); });
  return input;
}

const matches = task => {
  const wanted = choice.filter.toLowerCase();
  return !wanted || (task.name + ' ' + task.coroutine + ' ' + task.state + ' ' + waiting(task)).toLowerCase().includes(wanted);
};

const ids = new Map();
const nameOf = id => ids.get(id)?.name || id;
const awaiters = task => task.awaitedBy.map(a => nameOf(a.task) + (a.by ? ' by ' + a.by : '')).join(', ');
const describeTask = task => [
  task.name + '  (' + task.id + ', ' + task.state + ')',
  ...(task.waitsFor ? ['waits for ' + waiting(task) + (task.waitedMillis === undefined ? '' : ', for ' + span(task.waitedMillis) + ' at least')] : []),
  ...stackOf(task).map(frame => '  at ' + frame.c + '.' + frame.m + (frame.f ? ' (' + frame.f + ':' + frame.l + ')' : '')),
  ...(task.awaitedBy.length ? ['awaited by ' + awaiters(task)] : ['nobody waits for it']),
].join('\n');
const ageOf = task => Math.max(0, Date.parse(now.state.takenAt) - Date.parse(task.createdAt));
const span = millis => millis < 60000 ? (millis / 1000).toFixed(1) + ' s' : millis < 3600000 ? Math.round(millis / 60000) + ' min' : Math.round(millis / 3600000) + ' h';
// Each column has its title, its text, and what it is sorted by if that is not the text.
const COLUMNS = {
  id: ['Id', task => task.id], name: ['Task', task => task.name], coroutine: ['Code', task => task.coroutine.split('.').slice(-2).join('.')],
  state: ['State', task => task.state], waits: ['Waits for', task => waiting(task)],
  waited: ['Waited', task => task.waitedMillis === undefined ? '' : span(task.waitedMillis), task => task.waitedMillis ?? -1],
  created: ['Age', task => task.createdAt ? span(ageOf(task)) : '', task => task.createdAt ? ageOf(task) : Infinity],
  by: ['Awaited by', awaiters],
  at: ['Where', task => stackOf(task).length ? place(stackOf(task)[0]) : ''],
};

const views = {
  Tasks() {
    const list = new List('tasks', 'Tasks');
    const count = make('span', 'dim');
    const detail = make('pre', 'detail');
    detail.hidden = true;
    detail.setAttribute('aria-live', 'polite');
    list.pick = task => { choice.task = task.id; describe(); };
    list.isPicked = task => task.id === choice.task;
    const describe = () => {
      const task = ids.get(choice.task);
      detail.hidden = !choice.task;
      detail.textContent = !choice.task ? '' : task ? describeTask(task) : 'This task has ended.';
    };
    const update = () => {
      const [, text, key = text] = COLUMNS[choice.sort];
      const found = now.tasks.filter(matches);
      if (choice.sort !== 'id') {
        const keyed = found.map(task => [key(task), task]);
        // worker-2 before worker-10, where there is time for it.
        const asNumbers = new Intl.Collator('en', { numeric: true });
        const plainly = key !== text || found.length >= 20000;
        keyed.sort(plainly ? (a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0 : (a, b) => asNumbers.compare(a[0], b[0]));
        keyed.forEach((pair, i) => { found[i] = pair[1]; });
      }
      if (choice.down) found.reverse();
      const all = Math.max(now.tasks.length, now.loops.reduce((sum, loop) => sum + loop.tasks, 0));
      count.textContent = !now.version ? 'Reading the tasks …' : (found.length === all ? '' : number(found.length) + ' of ') + number(all) + ' tasks';
      list.head.replaceChildren(...Object.entries(COLUMNS).map(([id, [title]]) => {
        const button = make('button', '', title + (choice.sort === id ? (choice.down ? ' ▼' : ' ▲') : ''));
        button.addEventListener('click', () => {
          choice.down = choice.sort === id && !choice.down;
          choice.sort = id;
          update();
        });
        const cell = make('span', '', button);
        cell.setAttribute('role', 'columnheader');
        cell.setAttribute('aria-sort', choice.sort === id ? (choice.down ? 'descending' : 'ascending') : 'none');
        return cell;
      }));
      describe();
      list.show(found, task => Object.values(COLUMNS).map(([, text]) => text(task)));
    };
    const view = { update, tasks: true };
    view.parts = [make('div', 'tools', search(view), count, make('span', 'dim', 'A click, or Enter, shows the stack of a task.')), list.box, detail];
    return view;
  },

  Tree() {
    const list = new List('tree', 'Who waits for whom');
    const box = make('input');
    box.type = 'checkbox';
    box.checked = choice.merge;
    const label = make('label', '', box, ' one line for tasks that are alike');
    const update = () => list.show(treeRows(choice.merge), row => [row.text, row.right]);
    list.pick = row => {
      if (!row.folds) return;
      if (!choice.folded.delete(row.folds)) choice.folded.add(row.folds);
      update();
    };
    box.addEventListener('change', () => { choice.merge = box.checked; update(); });
    list.head.append(make('span', '', 'Task, and where it is'), make('span', '', 'Waits for'));
    return { update, tasks: true, parts: [make('div', 'tools', label, make('span', 'dim', 'A click, or Enter, folds a task and what it waits for.')), list.box] };
  },

  Waits() {
    const list = make('div');
    const update = () => {
      const counts = new Map();
      for (const task of now.tasks) {
        const at = stackOf(task).length ? place(stackOf(task)[0]) : '';
        const key = (task.waitsFor || task.state) + '\n' + at;
        const group = counts.get(key) || { count: 0, longest: -1, objects: new Set() };
        group.count++;
        group.longest = Math.max(group.longest, task.waitedMillis ?? -1);
        if (task.on) group.objects.add(task.on);
        counts.set(key, group);
      }
      const rows = [...counts].sort((a, b) => b[1].count - a[1].count).slice(0, 500).map(([key, group]) => {
        const [what, at] = key.split('\n');
        const on = group.objects.size === 1 ? [...group.objects][0] : group.objects.size ? group.objects.size + ' objects' : '';
        return [number(group.count), group.longest < 0 ? '' : span(group.longest), what, on, at];
      });
      list.replaceChildren(table(['Tasks', 'Longest', 'Wait for', 'On', 'Where'], rows, [0, 1]));
    };
    return { update, tasks: true, parts: [list] };
  },

  Loops() {
    const box = make('div');
    const update = () => {
      const rows = now.state.loops.map(loop => [
        loop.id, infoOf(loop.id)?.state || (loop.running ? 'running' : 'idle'), time(loop.lag.at(-1)), spark(loop.lag, Math.max(1000, ...loop.lag)),
        loop.busy.at(-1) + ' %', spark(loop.busy, 100), number(loop.tasks), number(loop.ready), number(loop.timers), number(loop.channels),
        number(loop.created), number(loop.entries)]);
      box.replaceChildren(
        table(['Loop', 'State', 'Lag', 'over time', 'Busy', 'over time', 'Tasks', 'Ready', 'Timers', 'Channels', 'Created/s', 'Steps/s'], rows, [2, 4, 6, 7, 8, 9, 10, 11]),
        make('p', 'dim', 'Lag: how long what is ready waits for its turn, measured once a second. Busy: the share of the time in which the loop runs code. The lines begin when the page is opened, and go back five minutes.'));
    };
    return { update, parts: [box] };
  },

  'Slow steps'() {
    const box = make('div');
    const update = () => {
      const slow = now.state.slow.slice().reverse();
      const rows = slow.map(step => [time(step.micros), step.name, ago(step.at), step.stack.length ? make('pre', '', step.stack.join('\n')) : make('span', 'dim', 'over before it was seen')]);
      box.replaceChildren(slow.length ? wide(table(['Time', 'Step', 'When', 'Where it was seen'], rows, [0])) : make('p', 'empty', 'No step has taken 20 ms since this page was opened.'));
    };
    return { update, parts: [box] };
  },

  Flame() {
    const box = make('div');
    const update = () => box.replaceChildren(...flame());
    return { update, parts: [make('p', 'dim', 'Where the loops spend their time: the code that waits lies above the code that runs. Seen 20 times a second.'), box] };
  },

  Timeline() {
    const box = make('div'), tools = make('div', 'tools');
    const draw = () => box.replaceChildren(...timeline());
    const file = make('input');
    file.type = 'file';
    file.accept = '.json';
    file.addEventListener('change', async () => {
      choice.trace = readTrace(await file.files[0].text());
      buttons();
      draw();
    });
    const button = (text, change) => {
      const element = make('button', 'plain', text);
      element.addEventListener('click', () => { change(choice.trace); draw(); });
      return element;
    };
    const buttons = () => tools.replaceChildren(make('label', '', 'Open a trace that “timeline” has written ', file), ...(choice.trace ? [
      button('Earlier', trace => show(trace, trace.from - trace.long / 2, trace.long)),
      button('Later', trace => show(trace, trace.from + trace.long / 2, trace.long)),
      button('Closer', trace => show(trace, trace.from + trace.long / 4, trace.long / 2)),
      button('Wider', trace => show(trace, trace.from - trace.long / 2, trace.long * 2)),
      button('Live', () => { choice.trace = null; file.value = ''; buttons(); }),
    ] : [make('span', 'dim', 'Now: the longest steps of the last ten seconds.')]));
    buttons();
    // A trace does not change: it is drawn once.
    const update = () => { if (!choice.trace || !box.firstChild) draw(); };
    return { update, parts: [tools, box] };
  },

  Hints() {
    const box = make('div');
    const update = () => {
      const hints = now.state.hints;
      box.replaceChildren(hints.length ? make('ul', '', ...hints.map(hint => make('li', '', hint))) : make('p', 'empty', 'Nothing looks wrong.'));
    };
    return { update, parts: [box] };
  },
};

const infoOf = id => now.loops.find(loop => loop.id === id);
const ago = millis => Math.max(0, Math.round(now.state.nanos / 1e9 - millis / 1000)) + ' s ago';

function table(titles, rows, numbers) {
  const cell = (tag, i, inside) => make(tag, numbers.includes(i) ? 'n' : '', inside);
  return make('table', '', make('thead', '', make('tr', '', ...titles.map((title, i) => cell('th', i, title)))),
    make('tbody', '', ...rows.map(row => make('tr', '', ...row.map((text, i) => cell('td', i, text instanceof Node ? text : String(text)))))));
}

function wide(table) {
  table.className = 'last-wide';
  return table;
}

function svg(tag, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function spark(values, most) {
  const picture = svg('svg', { class: 'spark', width: 180, height: 26, viewBox: '0 0 300 22', preserveAspectRatio: 'none', 'aria-hidden': true });
  const step = 300 / (Math.max(60, values.length) - 1);
  const path = values.map((value, i) => (i ? 'L' : 'M') + (i * step).toFixed(1) + ' ' + (21 - 20 * Math.min(1, value / most)).toFixed(1)).join('');
  if (path) picture.append(svg('path', { d: path }));
  return picture;
}

// Numbers tasks: two have the same one if they are alike, and so is all that they wait for.
function likeness(children) {
  const numbers = new Map(), shapes = new Map(), entered = new Set();
  for (const root of now.tasks)
    for (const open = [root]; open.length;) {
      const task = open.at(-1), below = children.get(task.id) || [];
      if (!entered.has(task.id)) {
        entered.add(task.id);
        for (const child of below) if (!entered.has(child.id)) open.push(child);
        continue;
      }
      open.pop();
      if (numbers.has(task.id)) continue;
      const inside = below.map(child => numbers.get(child.id) ?? child.id).sort().join();
      const shape = [task.stack, task.waitsFor, task.state, task.coroutine, inside].join(' ');
      if (!shapes.has(shape)) shapes.set(shape, shapes.size);
      numbers.set(task.id, shapes.get(shape));
    }
  return numbers;
}

// The tree as rows: a task that is reached again is only named; no recursion, for chains are long.
function treeRows(merge) {
  const children = new Map(), words = new Map();
  for (const task of now.tasks)
    for (const awaiter of task.awaitedBy) {
      if (!children.has(awaiter.task)) children.set(awaiter.task, []);
      children.get(awaiter.task).push(task);
      if (awaiter.by) words.set(awaiter.task, awaiter.by);
    }
  const rows = [], written = new Set(), open = [];
  const like = merge ? likeness(children) : null;
  const push = (tasks, depth) => {
    const groups = new Map();
    for (const task of tasks) {
      const key = merge ? like.get(task.id) : task.id;
      if (!groups.has(key)) groups.set(key, { task, count: 1, depth });
      else {
        groups.get(key).count++;
        hide([task]);
      }
    }
    for (const group of [...groups.values()].reverse()) open.push(group);
  };
  const write = () => {
    while (open.length) {
      const { task, count, depth } = open.pop();
      const indent = '  '.repeat(Math.min(depth, 40));
      if (count === 1 && written.has(task.id)) {
        rows.push({ text: indent + '→ ' + task.name + ' above', right: '' });
        continue;
      }
      written.add(task.id);
      const frames = stackOf(task), at = frames.length ? '  ' + place(frames[0]) : '';
      const below = children.get(task.id) || [];
      const by = words.get(task.id);
      const folded = below.length && choice.folded.has(task.id);
      const mark = folded ? '▸ ' : below.length ? '▾ ' : '  ';
      rows.push({ folds: below.length ? task.id : '', text: indent + mark + task.name + (count > 1 ? ' ×' + number(count) : '') + at, right: below.length ? number(below.length) + (below.length > 1 ? ' tasks' : ' task') + (by ? ' by ' + by : '') : waiting(task) });
      if (folded) hide(below);
      else push(below, depth + 1);
    }
  };
  const hide = tasks => {
    const hidden = [...tasks];
    for (let task = hidden.pop(); task; task = hidden.pop()) {
      if (written.has(task.id)) continue;
      written.add(task.id);
      for (const child of children.get(task.id) || []) hidden.push(child);
    }
  };
  const known = new Set(now.tasks.map(task => task.id));
  push(now.tasks.filter(task => !task.awaitedBy.some(awaiter => known.has(awaiter.task))), 0);
  write();
  for (const task of now.tasks) if (!written.has(task.id)) { push([task], 0); write(); }
  return rows;
}

function flame() {
  const root = { name: 'all', count: 0, below: new Map() };
  const profile = now.state.profile;
  for (let i = 0; i < profile.length; i += 2) {
    let at = root;
    at.count += profile[i + 1];
    for (const name of profile[i].split(';')) {
      if (!at.below.has(name)) at.below.set(name, { name, count: 0, below: new Map() });
      at = at.below.get(name);
      at.count += profile[i + 1];
    }
  }
  if (!root.count) return [make('p', 'empty', 'Nothing was seen to run yet: the loops wait.')];
  const box = make('div', 'flame');
  let deepest = 0;
  const open = [[root, 0, 0]];
  while (open.length) {
    const [node, left, depth] = open.pop();
    const share = node.count / root.count;
    if (share < 0.002) continue;
    deepest = Math.max(deepest, depth);
    const bar = make('div', share < 0.03 ? 'thin' : '', node === root ? 'all, ' + number(node.count) + ' samples' : share < 0.03 ? '' : node.name);
    bar.title = node.name + ': ' + (100 * share).toFixed(1) + ' %, ' + number(node.count) + ' samples';
    bar.style.left = 100 * left + '%';
    bar.style.width = 100 * share + '%';
    bar.style.top = depth * 22 + 'px';
    let hash = 0;
    for (const c of node.name) hash = (hash * 31 + c.charCodeAt(0)) % 997;
    bar.style.background = 'hsl(' + (18 + hash % 38) + ' 85% ' + (62 + hash % 14) + '%)';
    box.append(bar);
    let from = left;
    for (const child of node.below.values()) {
      open.push([child, from, depth + 1]);
      from += child.count / root.count;
    }
  }
  box.style.height = (deepest + 1) * 22 + 'px';
  return [box];
}

// A trace that was opened has its steps as the live ones are: loop, start, time and name of each.
function readTrace(text) {
  const bars = [];
  let start = Infinity, end = 0;
  try {
    for (const event of JSON.parse(text).traceEvents) {
      if (event.ph !== 'X') continue;
      bars.push(event.pid, event.ts, event.dur, event.name);
      start = Math.min(start, event.ts);
      end = Math.max(end, event.ts + event.dur);
    }
  } catch (error) {
    return { bars: [], empty: 'This file is no trace.' };
  }
  return { bars, start, span: end - start, from: start, long: end - start, empty: 'This trace has no steps.' };
}

// Shows a part of a trace, as far as there is one.
function show(trace, from, long) {
  trace.long = Math.max(100, Math.min(trace.span, long));
  trace.from = Math.max(trace.start, Math.min(trace.start + trace.span - trace.long, from));
}

function timeline() {
  const trace = choice.trace, bars = trace ? trace.bars : now.state.bars;
  const span = trace ? trace.long : 1e7, start = trace ? trace.from : now.state.nanos / 1000 - span;
  if (!bars.length) return [make('p', 'empty', trace ? trace.empty : 'No step in the last ten seconds.')];
  const lanes = new Map();
  for (let i = 0; i < bars.length; i += 4) {
    if (bars[i + 1] + bars[i + 2] < start || bars[i + 1] > start + span) continue;
    const name = 'loop ' + bars[i] + ' · ' + bars[i + 3];
    if (!lanes.has(name)) lanes.set(name, { name, sum: 0, bars: [] });
    const lane = lanes.get(name);
    lane.sum += bars[i + 2];
    lane.bars.push([bars[i + 1], bars[i + 2]]);
  }
  const shown = [...lanes.values()].sort((a, b) => b.sum - a.sum).slice(0, 40);
  const style = getComputedStyle(document.body);
  const width = Math.max(600, document.getElementById('view').clientWidth - 40), left = 260, height = 22;
  const canvas = make('canvas');
  const scale = window.devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = (shown.length + 1) * height * scale;
  canvas.style.width = width + 'px';
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', 'Steps of ' + shown.length + ' tasks in ' + time(span));
  const pen = canvas.getContext('2d');
  pen.scale(scale, scale);
  pen.font = '12px ' + style.fontFamily;
  pen.textBaseline = 'middle';
  const x = micros => left + (micros - start) / span * (width - left);
  const ink = style.getPropertyValue('--text'), dim = style.getPropertyValue('--dim'), mark = style.getPropertyValue('--mark'), line = style.getPropertyValue('--line');
  for (let s = 0; s <= 10; s += 2) {
    pen.fillStyle = line;
    pen.fillRect(left + s / 10 * (width - left), 0, 1, canvas.height);
    pen.fillStyle = dim;
    pen.textAlign = s === 10 ? 'right' : 'left';
    const text = trace ? time(Math.round(start - trace.start + s / 10 * span)) : s === 10 ? 'now' : s - 10 + ' s';
    pen.fillText(text, left + s / 10 * (width - left) + (s === 10 ? -4 : 4), height / 2);
  }
  pen.textAlign = 'left';
  shown.forEach((lane, i) => {
    const top = (i + 1) * height;
    pen.fillStyle = ink;
    const name = lane.name.length > 34 ? lane.name.slice(0, 33) + '…' : lane.name;
    pen.fillText(name, 0, top + height / 2);
    pen.fillStyle = mark;
    for (const [from, long] of lane.bars) {
      const begin = Math.max(left, x(from));
      pen.fillRect(begin, top + 3, Math.max(1, x(from + long) - begin), height - 6);
    }
  });
  return [canvas];
}

let view = null;
const tabs = new Map();

function select(name, focus) {
  choice.view = name;
  view = views[name]();
  for (const [id, tab] of tabs) {
    tab.setAttribute('aria-selected', id === name);
    tab.tabIndex = id === name ? 0 : -1;
  }
  document.getElementById('view').replaceChildren(...view.parts);
  if (now.state) view.update();
  if (focus) tabs.get(name).focus();
  location.hash = encodeURIComponent(name);
}

function buildTabs() {
  const names = Object.keys(views);
  for (const name of names) {
    const tab = make('button', '', name);
    tab.setAttribute('role', 'tab');
    tab.addEventListener('click', () => select(name));
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) select(names[(names.indexOf(name) + step + names.length) % names.length], true);
    });
    tabs.set(name, tab);
  }
  document.querySelector('nav').append(...tabs.values());
  const wanted = decodeURIComponent(location.hash.slice(1));
  select(views[wanted] ? wanted : 'Tasks');
}

function header() {
  const tasks = now.state.loops.reduce((sum, loop) => sum + loop.tasks, 0);
  const lag = Math.max(0, ...now.state.loops.map(loop => loop.lag.at(-1)));
  const busy = Math.max(0, ...now.state.loops.map(loop => loop.busy.at(-1)));
  const age = !now.version ? 0 : Math.max(0, Math.round((Date.now() - Date.parse(now.state.takenAt)) / 1000));
  document.getElementById('summary').textContent = (now.pid ? 'process ' + now.pid + ' · ' : '') + (now.state.loops.length === 1 ? '1 loop' : now.state.loops.length + ' loops') +
    ' · ' + number(tasks) + ' tasks · lag ' + time(lag) + ' · busy ' + busy + ' %' + (age > 3 ? ' · tasks as of ' + age + ' s ago' : '');
  document.getElementById('alerts').textContent = now.lost || now.state.ended || now.state.failed || '';
  const hints = now.state.hints.length;
  tabs.get('Hints').replaceChildren('Hints', ...(hints ? [make('span', 'count', String(hints))] : []));
}

async function look() {
  let fresh = false;
  try {
    const answer = await fetch('state');
    if (!answer.ok) throw new Error(answer.status);
    const state = await answer.json();
    const version = Number(answer.headers.get('Version'));
    if (version > now.version) {
      const snapshot = await (await fetch('tasks')).json();
      ids.clear();
      for (const task of snapshot.tasks) ids.set(task.id, task);
      Object.assign(now, { tasks: snapshot.tasks, stacks: snapshot.stacks, loops: snapshot.loops, pid: snapshot.pid, version });
      fresh = true;
    }
    if (state.loops) now.state = state;
    now.lost = '';
  } catch (error) {
    now.lost = 'The inspector has ended: start “serve” again. What you see is the last look.';
  }
  if (now.state) {
    header();
    if (fresh || !view.tasks || !now.version) view.update();
  }
  if (!now.state?.ended && !(now.lost && now.state)) setTimeout(look, 1000);
}

buildTabs();
look();
