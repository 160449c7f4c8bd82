package dev.asyncio4j.examples.http;

import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.Url;
import dev.asyncio4j.sync.Lock;
import dev.asyncio4j.sync.Semaphore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The manners at one site: so many requests at once, a pause between them, nothing that its
 * robots.txt forbids.
 */
final class Politeness {
  static final int PER_SITE = 2;

  private final ClientSession session;
  private final Url origin;
  private final Semaphore places = Semaphore.create(PER_SITE);
  private final Lock reading = Lock.create();
  private final List<String> forbidden = new ArrayList<>();
  private boolean isRead;
  private Duration pause = Duration.ZERO;
  private Duration next = Duration.ZERO;

  Politeness(ClientSession session, Url origin) {
    this.session = session;
    this.origin = origin;
  }

  boolean allows(Url url) {
    reading.with(
        () -> {
          if (!isRead) readRules();
        });
    return forbidden.stream().noneMatch(url.path()::startsWith);
  }

  private void readRules() {
    isRead = true;
    try (var response = await(session.get(origin.join(Url.of("/robots.txt"))))) {
      if (response.status() != 200) return;
      for (String line : await(response.text()).split("\n")) {
        String[] rule = line.split(":", 2);
        String value = rule[rule.length - 1].strip();
        switch (rule[0].toLowerCase(Locale.ROOT)) {
          case "disallow" -> forbidden.add(value);
          case "crawl-delay" -> pause = Duration.ofMillis((long) (Double.parseDouble(value) * 1e3));
          default -> {} // rules for others, and of other kinds
        }
      }
    }
  }

  /** Runs a request when it is polite. */
  <T> T inTurn(Supplier<T> request) {
    return places.with(
        () -> {
          Duration now = getRunningLoop().time();
          Duration start = next.compareTo(now) > 0 ? next : now;
          next = start.plus(pause);
          await(sleep(start.minus(now)));
          return request.get();
        });
  }
}
