package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Task;
import dev.asyncio4j.http.ClientResponseException;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientTimeout;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.queues.Queue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The main job: crawls sites by their links with a queue and workers, polite to each of them, and
 * reports as a table.
 */
public final class Crawler {
  private static final int WORKERS = 8;
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  private final ClientSession session;
  private final Map<Url, String> names;
  private final Queue<Url> queue = Queue.create();
  private final Set<Url> seen = new HashSet<>();
  private final Map<Url, Politeness> manners = new HashMap<>();
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final Set<String> broken = new TreeSet<>();

  private Crawler(ClientSession session, Map<Url, String> names) {
    this.session = session;
    this.names = names;
    names.values().forEach(name -> tallies.put(name, new Tally()));
  }

  /** The count of one site. */
  private static final class Tally {
    private int pages;
    private int links;
    private int failed;
    private int forbidden;
  }

  /** Runs the program. */
  public static void main(String... arguments) {
    run(async(Crawler::all));
  }

  private void add(Url url) {
    Url page = url.withFragment(null);
    if (page.scheme().equals("http") && seen.add(page)) queue.putNowait(page);
  }

  private void crawl(Url... urls) {
    for (Url url : urls) add(url);
    List<Task<?>> tasks = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) tasks.add(createTask(async(this::work)));
    tasks.add(createTask(async(this::tell)));
    await(queue.join());
    tasks.forEach(Task::cancel);
    await(gatherOutcomes(tasks));
  }

  private void work() {
    while (true) {
      Url url = await(queue.get());
      try {
        visit(url);
      } finally {
        queue.taskDone();
      }
    }
  }

  private record Page(Url url, String text) {}

  private void visit(Url url) {
    String site = names.get(url.origin());
    Tally tally = tallies.get(site);
    var polite = manners.computeIfAbsent(url.origin(), o -> new Politeness(session, o));
    if (!polite.allows(url)) {
      tally.forbidden++;
      return;
    }
    Page page;
    try {
      page = polite.inTurn(() -> fetch(url));
    } catch (ClientResponseException e) {
      tally.failed++;
      broken.add("broken: " + site + " " + url.rawPathQs() + ": " + e.status());
      return;
    }
    tally.pages++;
    for (var link : LINK.matcher(page.text()).results().toList()) {
      tally.links++;
      add(page.url().join(Url.of(link.group(1))));
    }
  }

  private Page fetch(Url url) {
    var options = RequestOptions.defaults().raiseForStatus(true);
    try (var response = await(session.get(url, options))) {
      return new Page(response.url(), await(response.text()));
    }
  }

  /** The progress line, which stays out of the report. */
  private void tell() {
    while (true) {
      int pages = tallies.values().stream().mapToInt(tally -> tally.pages).sum();
      System.err.printf("\r%d pages, %d waiting ", pages, queue.size());
      await(sleep(Duration.ofMillis(100)));
    }
  }

  private void report() {
    line("%-8s%6s%7s%8s%11s", "site", "pages", "links", "failed", "forbidden");
    tallies.forEach(
        (site, t) -> line("%-8s%6d%7d%8d%11d", site, t.pages, t.links, t.failed, t.forbidden));
    broken.forEach(System.out::println);
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void all() {
    var sites = await(LinkedSites.start());
    Map<Url, String> names = new HashMap<>();
    sites.origins().forEach((name, origin) -> names.put(Url.of(origin).origin(), name));
    var options = SessionOptions.defaults().timeout(ClientTimeout.ofTotal(Duration.ofSeconds(10)));
    try (var session = ClientSession.create(options)) {
      var crawler = new Crawler(session, names);
      crawler.crawl(Url.of(sites.origins().get("north") + "/"));
      System.err.println();
      crawler.report();
    }
    boolean wasPolite = sites.most() <= Politeness.PER_SITE;
    System.out.println("at most two at once: " + (wasPolite ? "yes" : "no"));
    System.out.println("trespasses: " + sites.trespasses());
    await(sites.stop());
  }
}
