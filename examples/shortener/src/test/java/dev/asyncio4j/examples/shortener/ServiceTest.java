package dev.asyncio4j.examples.shortener;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.timeout;
import static dev.asyncio4j.Asyncio.toThread;
import static org.assertj.core.api.Assertions.assertThat;

import dev.asyncio4j.http.ClientException;
import dev.asyncio4j.http.ClientSession;
import dev.asyncio4j.postgres.Postgres;
import dev.asyncio4j.redis.Redis;
import dev.asyncio4j.support.ChildJvm;
import dev.asyncio4j.support.PostgresServer;
import dev.asyncio4j.support.Program;
import dev.asyncio4j.support.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole service, in a process of its own, under load. */
@Timeout(300) // it is started twice, which takes a busy machine a while
class ServiceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int SIGTERMED = 128 + 15;

  @BeforeAll
  static void servers() throws Exception {
    Servers.start();
  }

  @Test
  @DisplayName("Killed and restarted in mid-load it loses no link that it has acknowledged")
  void killed() {
    run(
        async(
            () -> {
              empty();
              int port = ServerProcess.freePort();
              var service = start(Servers.environment(port));
              try (var load = new Load("http://127.0.0.1:" + port, true)) {
                load.more(50);
                await(toThread(() -> service.destroyForcibly().waitFor()));
                var again = start(Servers.environment(port));
                try {
                  load.more(50);
                  load.stop();
                  assertThat(load.failures()).as("the load has felt the kill").isPositive();
                  nothingIsLost(load);
                  theCacheHasNothingOfItsOwn();
                } finally {
                  await(toThread(() -> again.destroyForcibly().waitFor()));
                }
              }
            }));
  }

  private static void nothingIsLost(Load load) {
    assertThat(load.made).isNotEmpty();
    assertThat(load.deleted).isNotEmpty();
    for (var code : load.made.keySet())
      if (!load.doubtful.contains(code)) assertThat(load.status(code)).as(code).isEqualTo(302);
    for (var code : load.deleted) assertThat(load.status(code)).as(code).isEqualTo(404);
  }

  /** Takes away what tests before have left: the links, and what the cache has of them. */
  private static void empty() {
    try (var redis = Redis.fromUrl(Servers.cache());
        var connection = await(Postgres.connect(PostgresServer.dsn()))) {
      await(connection.execute("DROP TABLE IF EXISTS links"));
      await(redis.flushdb());
    }
  }

  private static void theCacheHasNothingOfItsOwn() {
    try (var redis = Redis.fromUrl(Servers.cache());
        var connection = await(Postgres.connect(PostgresServer.dsn()))) {
      var cached = new ArrayList<String>();
      for (var key : await(redis.keys("link:*"))) cached.add(key.substring("link:".length()));
      assertThat(cached).isNotEmpty();
      long known =
          await(
              connection.fetchVal(
                  Long.class, "SELECT count(*) FROM links WHERE code = ANY($1)", cached));
      assertThat(known).isEqualTo(cached.size());
    }
  }

  @Test
  @DisplayName("Told to stop in mid-load it answers what it has taken, and writes every hit")
  void stopped() {
    run(
        async(
            () -> {
              empty();
              int port = ServerProcess.freePort();
              var service = start(Servers.environment(port));
              try (var connection = await(Postgres.connect(PostgresServer.dsn()))) {
                var load = new Load("http://127.0.0.1:" + port, false);
                try (load) {
                  load.more(50);
                  service.destroy();
                  assertThat(await(toThread(() -> service.waitFor()))).isIn(0, SIGTERMED);
                  load.stop();
                }
                long written =
                    await(connection.fetchVal(Long.class, "SELECT sum(hits)::bigint FROM links"));
                // a follow whose answer was on its way may have been sent twice
                assertThat(written)
                    .isBetween((long) load.follows(), load.follows() + 2L * Load.CLIENTS);
              } finally {
                service.destroyForcibly();
              }
            }));
  }

  @Test
  @DisplayName("Loaded by wrk it answers each follow of a link, and writes every hit")
  void loadedByWrk() {
    var wrk = Program.named("wrk").with("-t1", "-c" + Load.CLIENTS, "-d2s");
    run(
        async(
            () -> {
              empty();
              int port = ServerProcess.freePort();
              var service = start(Servers.environment(port));
              try (var connection = await(Postgres.connect(PostgresServer.dsn()))) {
                var base = "http://127.0.0.1:" + port;
                String code;
                try (var load = new Load(base, false)) {
                  load.more(1);
                  load.stop();
                  code = load.made.keySet().iterator().next();
                }
                await(connection.execute("UPDATE links SET hits = 0 WHERE code = $1", code));
                var told = await(toThread(() -> wrk.with(base + "/" + code).run("")));
                service.destroy();
                await(toThread(() -> service.waitFor()));
                assertThat(told).doesNotContain("Non-2xx", "Socket errors");
                var counted = Pattern.compile("(\\d+) requests in").matcher(told);
                assertThat(counted.find()).as(told).isTrue();
                long follows = Long.parseLong(counted.group(1));
                long written =
                    await(
                        connection.fetchVal(
                            Long.class, "SELECT hits::bigint FROM links WHERE code = $1", code));
                // wrk does not count what is under way when its time is over, and the first load's
                // last hits may come after the UPDATE
                assertThat(written).isBetween(follows, follows + 6L * Load.CLIENTS);
              } finally {
                service.destroyForcibly();
              }
            }));
  }

  @Test
  @DisplayName("Without an environment it brings a PostgreSQL and a Redis of its own")
  void ofItsOwn() {
    run(
        async(
            () -> {
              empty();
              int port = ServerProcess.freePort();
              var service = start(Map.of("PORT", "" + port));
              var children = service.descendants().toList();
              assertThat(children).isNotEmpty();
              service.destroy();
              await(toThread(() -> service.waitFor()));
              assertThat(children).noneMatch(ProcessHandle::isAlive);
            }));
  }

  private static Process start(Map<String, String> environment) throws IOException {
    return start(Shortener.class, environment);
  }

  /** Starts a service and waits until it is healthy. */
  static Process start(Class<?> main, Map<String, String> environment) throws IOException {
    var builder = ChildJvm.running(main, List.of("-Xmx256m")).inheritIO();
    builder.environment().putAll(environment);
    var service = builder.start();
    timeout(PATIENCE, () -> untilHealthy(service, environment.get("PORT")));
    return service;
  }

  private static void untilHealthy(Process service, String port) {
    try (var session = ClientSession.create()) {
      while (service.isAlive()) {
        try (var response = await(session.get("http://127.0.0.1:" + port + "/health"))) {
          if (response.status() == 200) return;
        } catch (ClientException notYet) {
          // it starts
        }
        await(sleep(Duration.ofMillis(100)));
      }
      throw new AssertionError("The service has ended with " + service.exitValue());
    }
  }
}
