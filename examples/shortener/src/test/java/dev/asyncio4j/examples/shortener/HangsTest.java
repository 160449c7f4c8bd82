package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gatherOutcomes;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.asyncio4j.Task;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.http.RequestOptions;
import dev.asyncio4j.inspector.Inspector;
import dev.asyncio4j.inspector.Snapshot;
import dev.asyncio4j.inspector.SnapshotOptions;
import dev.asyncio4j.inspector.WatchOptions;
import dev.asyncio4j.support.ServerProcess;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What {@code docs/hangs.md} tells: three faults of a service under load, found from outside. */
@Timeout(300)
@EnabledIfSystemProperty(named = "asyncio4j.fibers", matches = "loop")
class HangsTest {
  private static final int VISITORS = 30;

  @BeforeAll
  static void servers() throws Exception {
    Servers.start();
  }

  @Test
  @DisplayName("A dead-lock, a leak and a blocked loop of the service are found with the inspector")
  void found() throws Exception {
    var slow = slowServer();
    int port = ServerProcess.freePort();
    try {
      run(
          async(
              () -> {
                var service = ServiceTest.start(Faulty.class, Servers.environment(port));
                var base = "http://127.0.0.1:" + port + "/";
                try (var load = new Load(base.substring(0, base.length() - 1), false);
                    var session = ClientSession.create()) {
                  load.more(2);
                  var codes = List.copyOf(load.made.keySet()).subList(0, 2);
                  deadlock(service.pid(), session, base, codes);
                  leak(service.pid(), session, base + codes.get(0) + "/news");
                  blocked(service.pid(), session, base, slow);
                } finally {
                  await(toThread(() -> service.destroyForcibly().waitFor()));
                }
              }));
    } finally {
      slow.stop(0);
    }
  }

  private static void deadlock(long pid, ClientSession session, String base, List<String> codes) {
    var swaps = new ArrayList<Task<?>>();
    for (int i = 0; i < 2; i++) {
      var path = base + codes.get(i) + "/swap/" + codes.get(1 - i);
      swaps.add(createTask(async(() -> again(session, path))));
    }
    var seen = until(pid, snapshot -> atLock(snapshot) == 2);
    assertThat(seen.waits()).containsPattern(" 2  Lock.acquire  .*Faulty.swap Faulty.java:\\d+\n");
    assertThat(seen.tasks())
        .filteredOn(task -> "Lock.acquire".equals(task.waitsFor()))
        .allMatch(task -> "<Lock [locked, waiters:1]>".equals(task.on()));
    swaps.forEach(Task::cancel);
    await(gatherOutcomes(swaps));
  }

  /** Asks again and again, until an answer does not come. */
  private static void again(ClientSession session, String path) {
    while (true)
      try (var response = await(session.post(path))) {
        assertThat(response.status()).isEqualTo(200);
      }
  }

  private static long atLock(Snapshot snapshot) {
    return snapshot.tasks().stream().filter(task -> "Lock.acquire".equals(task.waitsFor())).count();
  }

  private static void leak(long pid, ClientSession session, String news) {
    for (int i = 0; i < VISITORS; i++)
      try (var response = await(session.get(news))) {
        assertThat(response.status()).isEqualTo(204);
      }
    var seen = until(pid, snapshot -> readers(snapshot) == VISITORS);
    assertThat(seen.waits()).containsPattern(" 30  Queue.get  .*Faulty.news Faulty.java:\\d+\n");
    assertThat(seen.tasks())
        .filteredOn(task -> "Queue.get".equals(task.waitsFor()))
        .allMatch(task -> task.awaitedBy().isEmpty());
  }

  private static long readers(Snapshot snapshot) {
    return snapshot.tasks().stream()
        .filter(task -> task.stack().toString().contains("Faulty.news"))
        .count();
  }

  private static void blocked(long pid, ClientSession session, String base, HttpServer slow) {
    var options = RequestOptions.defaults().json(Map.of("url", addressOf(slow)));
    String link;
    try (var response = await(session.post(base, options))) {
      link = ((Map<?, ?>) await(response.json())).get("short").toString();
    }
    try (var watch = await(toThread(() -> Inspector.watch(pid, WatchOptions.defaults())))) {
      try (var response = await(session.get(link + "/check"))) {
        assertThat(response.status()).isEqualTo(200);
      }
      await(toThread(watch::poll));
      assertThat(watch.slowSteps())
          .anySatisfy(
              step -> {
                assertThat(step.time()).isGreaterThan(Duration.ofSeconds(1));
                assertThat(step.stack().toString()).contains("Faulty.statusOf");
              });
    }
  }

  /** Looks until it is so: the requests take their time. */
  private static Snapshot until(long pid, Predicate<Snapshot> isSo) {
    while (true) {
      var seen = await(toThread(() -> Inspector.snapshot(pid, SnapshotOptions.defaults())));
      if (isSo.test(seen)) return seen;
      await(sleep(Duration.ofMillis(100)));
    }
  }

  /** A server elsewhere that takes its time. */
  private static HttpServer slowServer() throws Exception {
    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            LockSupport.parkNanos(Duration.ofMillis(1600).toNanos());
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.start();
    return server;
  }

  private static String addressOf(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/page";
  }
}
