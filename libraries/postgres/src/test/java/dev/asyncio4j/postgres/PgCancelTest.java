package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.startServer;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.value;
import static dev.asyncio4j.postgres.Postgres.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.errors.ConnectionDoesNotExistException;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.support.NothingLeftBehind;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operations that are cancelled, or whose time is over. */
@ExtendWith(NothingLeftBehind.class)
class PgCancelTest {
  final String server = Pg.DSN;

  private static void cancelled(Task<?> task) {
    assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
  }

  @Test
  @DisplayName(
      "PG-27 a cancelled statement ends at once, the server gives it up, the next one waits for"
          + " that")
  void statement() {
    connected(
        con -> {
          var longer = "SELECT pg_sleep(100)"; // than the test may take
          var task = createTask(con.fetch(longer));
          Pg.untilAsleep(con);
          task.cancel();
          cancelled(task);
          assertThat(value(con, "SELECT 'usable'")).isEqualTo("usable");
          var brief = QueryOptions.defaults().timeout(Duration.ofMillis(50));
          assertThatThrownBy(() -> await(con.fetch(brief, longer)))
              .isInstanceOf(AsyncTimeoutException.class);
          assertThat(value(con, "SELECT 'usable'")).isEqualTo("usable");
        });
  }

  @Test
  @DisplayName(
      "PG-31 prepare, fetch, executeMany, COPY, cursors and listeners are cancelled at any moment:"
          + " usable, or gone")
  void everywhere() {
    List<Function<PgConnection, Coroutine<?>>> operations =
        List.of(
            con -> con.prepare("SELECT 1 AS x" + System.nanoTime()),
            con -> con.fetch("SELECT pg_sleep(0.01), i FROM generate_series(1, 10) i"),
            con -> con.executeMany("SELECT $1::int", List.of(row(1), row(2))),
            con ->
                con.copyFromQuery(
                    piece -> await(sleep(Duration.ZERO)),
                    CopyOptions.defaults(),
                    "SELECT i FROM generate_series(1, 100000) i"),
            con -> con.copyRecordsToTable("c", List.of(row(1), row(2)), CopyOptions.defaults()),
            con -> con.addListener("ch", (from, told) -> {}),
            con ->
                async(
                    () ->
                        con.transaction(
                            () -> {
                              for (var row :
                                  each(con.cursor("SELECT i FROM generate_series(1, 500) i")))
                                row.get(0);
                            })));
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE c(i int)"));
          for (int delay = 0; delay < 6; delay++)
            for (var operation : operations) {
              var task = createTask(operation.apply(con));
              await(sleep(Duration.ofNanos(delay * 700_000L)));
              task.cancel();
              try {
                await(task);
              } catch (CancelledError e) {
                // or it was done before
              }
              assertThat(value(con, "SELECT 1")).isEqualTo(1);
              assertThat(con.isInTransaction()).isFalse();
            }
        });
  }

  @Test
  @DisplayName(
      "PG-24 the rollback of a cancelled transaction is finished before the cancellation goes on")
  void transaction() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE t(i int)"));
          var task =
              createTask(
                  async(
                      () ->
                          con.transaction(
                              () -> {
                                await(con.execute("INSERT INTO t VALUES (1)"));
                                await(con.execute("SELECT pg_sleep(100)"));
                              })));
          Pg.untilAsleep(con);
          task.cancel();
          cancelled(task);
          assertThat(con.isInTransaction()).isFalse();
          assertThat(value(con, "SELECT count(*) FROM t")).isEqualTo(0L);
        });
  }

  @Test
  @DisplayName(
      "PG-06, PG-31 a peer that is silent, closes or speaks otherwise never hangs a connect, and"
          + " its cancel closes the socket")
  void strangers() {
    Pg.real(
        () -> {
          var open = new int[1];
          var talking =
              await(
                  startServer(
                      (reader, writer) -> {
                        open[0]++;
                        await(reader.read(1000));
                        writer.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                        await(writer.drain());
                        await(reader.read(1));
                        writer.close();
                        open[0]--;
                      },
                      "127.0.0.1",
                      0));
          try (talking) {
            assertThatThrownBy(() -> await(Postgres.connect(dsn(talking))))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("HTTP/1.1");
          }
          var silent =
              await(
                  startServer(
                      (reader, writer) -> {
                        open[0]++;
                        while (await(reader.read(1000)).length > 0) continue;
                        writer.close();
                        open[0]--;
                      },
                      "127.0.0.1",
                      0));
          try (silent) {
            var brief = PgOptions.defaults().timeout(Duration.ofMillis(100));
            assertThatThrownBy(() -> await(Postgres.connect(dsn(silent), brief)))
                .isInstanceOf(AsyncTimeoutException.class);
            var task = createTask(Postgres.connect(dsn(silent)));
            await(sleep(Duration.ofMillis(50)));
            task.cancel();
            cancelled(task);
            while (open[0] > 0) await(sleep(Duration.ofMillis(10)));
          }
          var closing = await(startServer((reader, writer) -> writer.close(), "127.0.0.1", 0));
          try (closing) {
            assertThatThrownBy(() -> await(Postgres.connect(dsn(closing))))
                .isInstanceOf(ConnectionDoesNotExistException.class);
          }
        });
  }

  private static String dsn(Server server) {
    var address = (InetSocketAddress) server.sockets().get(0);
    return "postgresql://u@127.0.0.1:" + address.getPort() + "/d?sslmode=disable";
  }

  @Test
  @DisplayName("PG-28 a server that hangs holds neither a timeout nor the next operation")
  void hangingServer() {
    Pg.real(
        () -> {
          var to = URI.create(server.replace("postgresql", "http"));
          var frozen = new boolean[1];
          var proxy =
              await(startServer(Proxy.to(to.getHost(), to.getPort(), frozen), "127.0.0.1", 0));
          try (proxy) {
            var port = ((InetSocketAddress) proxy.sockets().get(0)).getPort();
            var con =
                await(
                    Postgres.connect(
                        "postgresql://postgres@127.0.0.1:" + port + "/postgres?sslmode=disable"));
            frozen[0] = true;
            var brief = QueryOptions.defaults().timeout(Duration.ofMillis(100));
            assertThatThrownBy(() -> await(con.fetch(brief, "SELECT 1")))
                .isInstanceOf(AsyncTimeoutException.class);
            assertThatThrownBy(() -> await(con.fetch(brief, "SELECT 1")))
                .isInstanceOf(AsyncTimeoutException.class);
            var begun = getRunningLoop().time();
            assertThatThrownBy(() -> await(con.fetch("SELECT 1")))
                .isInstanceOf(InterfaceException.class);
            assertThat(getRunningLoop().time().minus(begun)).isLessThan(Duration.ofSeconds(40));
            assertThat(con.isClosed()).isTrue();
          }
        });
  }

  @Test
  @DisplayName(
      "PG-31, PG-40 random cancellations leave no place of the pool lost, and no transaction open")
  void stress() {
    int count = Integer.getInteger("postgres.cancellations", 1_000);
    Pg.real(
        () -> {
          var random = new Random(42);
          var reports = new ArrayList<String>();
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context.message()));
          var options = PgPoolOptions.defaults().minSize(2).maxSize(5);
          try (var pool = await(Postgres.createPool(server, options))) {
            for (int done = 0; done < count; ) {
              var tasks = new ArrayList<Task<?>>();
              for (int i = 0; i < 25; i++, done++)
                tasks.add(createTask(work(pool, random.nextInt(4))));
              await(sleep(Duration.ofNanos(random.nextInt(1_500_000))));
              for (var task : tasks) task.cancel();
              for (var task : tasks) {
                try {
                  await(task);
                } catch (CancelledError e) {
                  // or it was done before
                }
              }
            }
            var held = new ArrayList<PgConnection>();
            for (int i = 0; i < 5; i++) held.add(await(pool.acquire(Duration.ofSeconds(5))));
            for (var con : held) {
              assertThat(value(con, "SELECT 1")).isEqualTo(1);
              con.close();
            }
            assertThat(pool.size()).isLessThanOrEqualTo(5);
          }
          assertThat(reports).isEmpty();
        });
  }

  private static Coroutine<?> work(PgPool pool, int kind) {
    return switch (kind) {
      case 0 -> pool.fetch("SELECT 1");
      case 1 -> pool.execute("SELECT 1; SELECT 2");
      case 2 ->
          async(
              () -> {
                try (var con = await(pool.acquire())) {
                  con.transaction(() -> await(con.fetch("SELECT $1::int", 1)));
                }
              });
      default ->
          async(
              () -> {
                var con = await(pool.acquire());
                try {
                  await(con.fetchRow("SELECT 1"));
                } finally {
                  await(pool.release(con));
                }
              });
    };
  }
}
