package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.taskGroup;
import static dev.asyncio4j.examples.http.Told.kind;
import static dev.asyncio4j.examples.http.Told.say;

import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientResponseException;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.ClientTimeout;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.http.SessionOptions;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.http.web.AppRunner;
import dev.asyncio4j.http.web.Application;
import dev.asyncio4j.http.web.RunnerOptions;
import dev.asyncio4j.http.web.Site;
import dev.asyncio4j.http.web.Web;
import dev.asyncio4j.sync.Semaphore;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A crawler: pages found by their links, fetched at most three at once by a semaphore; what fails
 * is told and stops nothing.
 */
public final class PageCrawl {
  private static final int AT_ONCE = 3;
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

  private final ClientSession session;
  private final Url root;
  private final Semaphore places = Semaphore.create(AT_ONCE);
  private final Set<Url> seen = new HashSet<>();
  private final Map<String, String> told = new TreeMap<>();

  private PageCrawl(ClientSession session, Url root) {
    this.session = session;
    this.root = root;
  }

  /** Runs the program. */
  public static void main(String... arguments) {
    run(async(PageCrawl::all));
  }

  private record Page(String told, List<Url> links) {}

  /** Fetches a page, and then all of its links that nobody has seen. */
  private void visit(Url url) {
    String key = url.rawPathQs();
    List<Url> links;
    try {
      Page page = places.with(() -> fetch(url));
      links = page.links();
      told.put(key, page.told() + ", " + links.size() + " links");
    } catch (ClientResponseException e) {
      told.put(key, kind(e) + " " + e.status() + ", " + e.history().size() + " before it");
      return;
    } catch (ClientException | AsyncTimeoutException e) {
      told.put(key, kind(e));
      return;
    }
    taskGroup(
        group -> {
          for (Url link : links) {
            Url target = link.withFragment(null);
            if (isOurs(target) && seen.add(target)) group.createTask(async(() -> visit(target)));
          }
        });
  }

  private boolean isOurs(Url url) {
    return url.scheme().equals("http") && url.origin().equals(root.origin());
  }

  private Page fetch(Url url) {
    var options = RequestOptions.defaults().raiseForStatus(true).maxRedirects(4);
    try (var response = await(session.get(url, options))) {
      var hops = new StringBuilder();
      response.history().forEach(hop -> hops.append(hop.status()).append(' '));
      String told = hops.toString() + response.status() + " " + response.url().rawPathQs();
      if (!response.contentType().equals("text/html")) return new Page(told, List.of());
      List<Url> links = new ArrayList<>();
      for (MatchResult link : LINK.matcher(await(response.text())).results().toList()) {
        links.add(response.url().join(Url.of(link.group(1))));
      }
      return new Page(told, links);
    }
  }

  private static void all() {
    var site = new CrawledSite();
    var app = Application.create();
    app.addRoutes(Web.route("*", "/{path:.*}", site::serve));
    var options = RunnerOptions.defaults().shutdownTimeout(Duration.ofMillis(200));
    var runner = AppRunner.create(app, options);
    await(runner.setup());
    await(Site.tcp(runner, "127.0.0.1", 0).start());
    var address = (InetSocketAddress) runner.addresses().get(0);
    Url root = Url.of("http://127.0.0.1:" + address.getPort() + "/");
    var limit = ClientTimeout.ofTotal(Duration.ofMillis(800));
    try (var session = ClientSession.create(SessionOptions.defaults().timeout(limit))) {
      whole(new PageCrawl(session, root), site);
      cancelled(new PageCrawl(session, root), site);
    }
    await(runner.cleanup());
    try (var session = ClientSession.create()) {
      var crawl = new PageCrawl(session, root);
      crawl.visit(root);
      say("after the end:", crawl.told.get("/"));
    }
  }

  private static void whole(PageCrawl crawl, CrawledSite site) {
    crawl.seen.add(crawl.root);
    crawl.visit(crawl.root);
    crawl.told.forEach((key, told) -> say(key + ": " + told));
    say("pages:", crawl.told.size(), "seen:", crawl.seen.size());
    say("at once:", site.most() <= AT_ONCE && site.most() > 1);
    // not /drop: a request whose reused connection dies is sent once more
    say("asked more than once:", site.askedMoreThanOnce("/drop"));
    say("never asked:", site.asked("/never") == 0);
  }

  /** The whole crawl is cancelled: nothing of it goes on. */
  private static void cancelled(PageCrawl crawl, CrawledSite site) {
    crawl.seen.add(crawl.root);
    var task = createTask(async(() -> crawl.visit(crawl.root)));
    await(sleep(Duration.ofMillis(70)));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError cancelled) {
      say("cancelled");
    }
    int before = site.askedInAll();
    await(sleep(Duration.ofMillis(100)));
    say("asked since then:", site.askedInAll() - before);
  }
}
