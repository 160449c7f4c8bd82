package dev.asyncio4j.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a person sees it. */
@InOneMode
class PageBrowserRealClockTest {
  @TempDir static Path folder;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    browser = Browser.start(folder);
    browser.size(1280, 800);
  }

  @AfterAll
  static void end() throws IOException {
    if (browser != null) browser.close();
  }

  private static Page pageOf(TargetProcess target) {
    return Inspector.page(target.pid(), PageOptions.defaults().refresh(Duration.ofMillis(300)));
  }

  private static void tab(String name) {
    browser.click("nav button", name);
  }

  private static String rows(String condition) {
    return "document.querySelectorAll('.space .row')" + condition;
  }

  private static void search(String text) {
    browser.value(
        "(() => { const field = document.querySelector('input[type=search]'); field.focus();"
            + " field.value = '%s'; field.dispatchEvent(new Event('input')); })()".formatted(text));
  }

  @Test
  @DisplayName("INS-30 forty tasks: found, chosen, sorted, folded, and where their time goes")
  void forty() throws IOException, InterruptedException {
    try (var target = TargetProcess.running("site", "40");
        var page = pageOf(target)) {
      browser.open(page.address());
      browser.waitUntil("document.body.innerText.includes('42 tasks') && " + rows(".length > 10"));
      browser.picture("tasks");

      search("worker-7");
      browser.waitUntil(found("1 of 42 tasks"));
      browser.click(".space .row", "1:");
      browser.waitUntil("document.querySelector('.detail').innerText.includes('at dev.asyncio4j')");
      browser.picture("task");
      search("");
      browser.click(".head button", "Task");
      browser.waitUntil(
          "document.querySelector('[aria-sort=ascending]').innerText.includes('Task')");
      browser.waitUntil("document.querySelector('.space .row').innerText.includes('crawler')");
      keys();

      tab("Tree");
      browser.waitUntil(rows("[0].innerText.includes('crawler')"));
      browser.click("label", " one line");
      browser.waitUntil(rows(".length > 20"));
      browser.picture("tree");
      browser.click(".space .row", "▾ crawler");
      browser.waitUntil(rows(".length === 1") + " && " + rows("[0].innerText.includes('▸')"));
      browser.click(".space .row", "▸ crawler");
      browser.waitUntil(rows(".length > 20"));

      tab("Flame");
      browser.waitUntil(
          "[...document.querySelectorAll('.flame div')].some(bar =>"
              + " bar.title.startsWith('Site.parse'))");
      browser.picture("flame");
      for (var view : new String[] {"Waits", "Loops", "Slow steps", "Timeline", "Hints"}) {
        tab(view);
        browser.waitUntil("document.querySelector('#view').innerText.length > 10");
        if (view.equals("Slow steps")) browser.waitUntil("document.querySelector('td pre')");
        if (view.equals("Timeline")) browser.waitUntil("document.querySelector('canvas')");
        browser.picture(view.replace(' ', '-').toLowerCase(Locale.ROOT));
      }
      dark();
      narrow();
      tab("Tasks");
      target.end();
      browser.waitUntil("document.querySelector('#alerts').innerText.includes('has ended')");
      assertThat(browser.value(rows(".length"))).isNotEqualTo(0L);
      browser.picture("ended");
      var own = "http://127.0.0.1:" + page.address().getPort() + page.address().getPath();
      assertThat(browser.requests())
          .isNotEmpty()
          .allMatch(url -> url.startsWith(own) || url.startsWith("data:"));
      assertThat(browser.complaints()).isEmpty();
    }
  }

  /** The list can be walked and used without a mouse. */
  private static void keys() {
    browser.value("document.querySelector('.list').focus()");
    for (int i = 0; i < 2; i++) browser.press("ArrowDown");
    browser.waitUntil("document.querySelector('.row.at').getAttribute('aria-rowindex') === '3'");
    var third = browser.value("document.querySelector('.row.at span:nth-child(2)').innerText");
    browser.press("Enter");
    browser.waitUntil("document.querySelector('.detail').innerText.startsWith('" + third + "')");
    browser.value("document.querySelector('nav [aria-selected=true]').focus()");
    browser.press("ArrowRight");
    browser.waitUntil("document.activeElement.innerText === 'Tree'");
  }

  private static void dark() throws IOException {
    for (var scheme : new String[] {"dark", "light"}) {
      browser.scheme(scheme);
      tab("Tasks");
      assertThat((Boolean) browser.value(CONTRAST.formatted("--text", "--back"))).isTrue();
      assertThat((Boolean) browser.value(CONTRAST.formatted("--dim", "--back"))).isTrue();
      assertThat((Boolean) browser.value(CONTRAST.formatted("--dim", "--soft"))).isTrue();
      assertThat((Boolean) browser.value(CONTRAST.formatted("--bad", "--bad-soft"))).isTrue();
      var back = browser.value("getComputedStyle(document.body).backgroundColor");
      assertThat(back).isEqualTo(scheme.equals("dark") ? "rgb(21, 25, 30)" : "rgb(255, 255, 255)");
      if (scheme.equals("light")) continue;
      browser.picture("dark-tasks");
      tab("Flame");
      browser.picture("dark-flame");
      tab("Timeline");
      browser.waitUntil("document.querySelector('canvas')");
      browser.picture("dark-timeline");
    }
  }

  /** Whether two colours have the contrast that WCAG asks for, 4.5. */
  private static final String CONTRAST =
      """
      (() => {
        const light = name => {
          const hex = getComputedStyle(document.documentElement).getPropertyValue(name).trim().slice(1);
          const full = hex.length === 3 ? [...hex].map(c => c + c).join('') : hex;
          const parts = [0, 2, 4].map(i => parseInt(full.slice(i, i + 2), 16) / 255)
            .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
        };
        const [low, high] = [light('%s'), light('%s')].sort((a, b) => a - b);
        return (high + 0.05) / (low + 0.05) >= 4.5;
      })()\
      """;

  private static void narrow() throws IOException {
    browser.size(420, 760);
    for (var name : new String[] {"Tasks", "Tree", "Loops", "Slow steps"}) {
      tab(name);
      assertThat(browser.value("document.documentElement.scrollWidth <= innerWidth"))
          .as(name)
          .isEqualTo(true);
      browser.picture("narrow-" + name.replace(' ', '-').toLowerCase(Locale.ROOT));
    }
    browser.size(1280, 800);
  }

  /** Has the page believe that the process has a hundred times as many tasks. */
  private static final String HUNDREDFOLD =
      """
      const fetched = window.fetch;
      window.fetch = async what => {
        const answer = await fetched(what);
        if (what !== 'tasks') return answer;
        const snapshot = await answer.json();
        const again = (id, k) => id === '1:1' ? id : '1:' + (Number(id.slice(2)) + 1000 * k);
        const [main, ...tasks] = snapshot.tasks;
        snapshot.tasks = [main];
        for (let k = 0; k < 100; k++)
          for (const task of tasks) {
            const awaitedBy = task.awaitedBy.map(awaiter => ({ ...awaiter, task: again(awaiter.task, k) }));
            snapshot.tasks.push({ ...task, id: again(task.id, k), awaitedBy });
          }
        snapshot.loops[0].tasks = snapshot.tasks.length;
        return new Response(JSON.stringify(snapshot));
      };
      """;

  @Test
  @DisplayName(
      "INS-30 1,000 and 100,000 tasks: only the rows in sight are drawn, and each is found")
  void many() throws IOException {
    try (var target = TargetProcess.running("many", "500")) {
      lookAt(target, 1_000);
      var noMore = browser.beforePages(HUNDREDFOLD);
      try {
        lookAt(target, 100_000);
      } finally {
        noMore.run();
      }
    }
  }

  private static void lookAt(TargetProcess target, int count) throws IOException {
    try (var page = pageOf(target)) {
      browser.open(page.address());
      browser.waitUntil(found("%,d tasks".formatted(count + 1)));
      search("Queue.get");
      browser.waitUntil(found("%,d of %,d tasks".formatted(count / 4, count + 1)));
      search("");
      browser.waitUntil("!" + found(" of %,d".formatted(count + 1)));
      browser.value("document.querySelector('.list').scrollTop = 1e9");
      browser.waitUntil(
          "[...document.querySelectorAll('.space .row')].at(-1).getAttribute('aria-rowindex') === '"
              + (count + 1)
              + "'");
      assertThat((Long) browser.value(rows(".length"))).isLessThan(100);
      browser.picture("many-" + count);
      tab("Tree");
      browser.waitUntil(rows(".length === 5") + " && " + rows("[1].innerText.includes('×')"));
      browser.picture("many-tree-" + count);
      browser.click("label", " one line");
      browser.waitUntil(rows(".length > 20"));
      browser.click("label", " one line");
      tab("Waits");
      browser.waitUntil("document.querySelector('td.n')?.innerText.length > 2");
      browser.picture("many-waits-" + count);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static String found(String text) {
    return "document.querySelector('.tools').innerText.includes('" + text + "')";
  }

  @Test
  @DisplayName("INS-30 INS-34 a hint of a circle is shown, with its number at the tab")
  void hints() throws IOException {
    try (var target = TargetProcess.running("circle");
        var page = pageOf(target)) {
      browser.open(page.address());
      browser.waitUntil("document.querySelector('nav .count')?.innerText === '1'");
      tab("Hints");
      browser.waitUntil("document.querySelector('#view li').innerText.includes('wait for each')");
      browser.picture("hints-of-a-circle");
    }
  }
}
