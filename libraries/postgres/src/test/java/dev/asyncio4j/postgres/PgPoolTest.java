package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.postgres.Pg.real;
import static dev.asyncio4j.postgres.Pg.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.support.NothingLeftBehind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pools. */
@ExtendWith(NothingLeftBehind.class)
class PgPoolTest {
  private static final PgPoolOptions SMALL = PgPoolOptions.defaults().minSize(1).maxSize(2);
  final String server = Pg.DSN;

  private PgPool pool(PgPoolOptions options) {
    return await(Postgres.createPool(server, options));
  }

  @Test
  @DisplayName(
      "PG-38 the first connections are there at once; waiters are served in order, late comers"
          + " wait")
  void order() {
    real(
        () -> {
          try (var pool = pool(PgPoolOptions.defaults().minSize(3).maxSize(3))) {
            assertThat(List.of(pool.size(), pool.idleSize(), pool.minSize(), pool.maxSize()))
                .containsExactly(3, 3, 3, 3);
          }
          try (var pool = pool(SMALL.maxSize(1))) {
            var order = new ArrayList<Integer>();
            var tasks = new ArrayList<Task<?>>();
            for (int i = 0; i < 20; i++) {
              int number = i;
              tasks.add(
                  createTask(
                      async(
                          () -> {
                            try (var con = await(pool.acquire())) {
                              order.add(number);
                              assertThat(value(con, "SELECT 1")).isEqualTo(1);
                            }
                          })));
            }
            for (var task : tasks) await(task);
            assertThat(order).isSorted().hasSize(20);
            assertThat(pool.size()).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName(
      "PG-39 what a borrower left is undone: transaction, settings, listeners, locks; the exception"
          + " handler hears of it")
  void reset() {
    real(
        () -> {
          var reports = new ArrayList<String>();
          getRunningLoop().setExceptionHandler((loop, context) -> reports.add(context.message()));
          try (var pool = pool(SMALL.maxSize(1))) {
            int pid;
            try (var con = await(pool.acquire())) {
              pid = con.serverPid();
              await(con.execute("SET application_name = 'changed'; SELECT pg_advisory_lock(77)"));
              await(con.addListener("left", (from, told) -> {}));
              await(con.execute("BEGIN"));
            }
            try (var con = await(pool.acquire())) {
              assertThat(con.serverPid()).isEqualTo(pid);
              assertThat(value(con, "SHOW application_name")).isEqualTo("");
              assertThat(con.isInTransaction()).isFalse();
              assertThat(
                      value(
                          con,
                          "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid ="
                              + " pg_backend_pid()"))
                  .isEqualTo(0L);
              assertThat(value(con, "SELECT count(*) FROM pg_listening_channels()")).isEqualTo(0L);
            }
          }
          assertThat(reports)
              .anyMatch(text -> text.contains("listeners, on [left]"))
              .anyMatch(text -> text.contains("rolled back"));
        });
  }

  @Test
  @DisplayName("PG-40 a second release does nothing; that of a stranger, and use after it, fail")
  void release() {
    real(
        () -> {
          try (var pool = pool(SMALL);
              var stranger = Pg.connect()) {
            var con = await(pool.acquire());
            await(pool.release(con));
            await(pool.release(con));
            con.close();
            assertThat(con.isClosed()).isTrue();
            assertThatThrownBy(() -> await(con.fetch("SELECT 1")))
                .isInstanceOf(InterfaceException.class)
                .hasMessage(
                    "cannot call Connection.fetch(): connection has been released back to the"
                        + " pool");
            assertThatThrownBy(() -> await(pool.release(stranger)))
                .isInstanceOf(InterfaceException.class);
            assertThat(pool.idleSize()).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("PG-41 a connection that died is replaced, at rest or lent")
  void replaced() {
    real(
        () -> {
          try (var pool = pool(SMALL.maxSize(1));
              var killer = Pg.connect()) {
            var pid = value(pool, "SELECT pg_backend_pid()");
            assertThat(value(killer, "SELECT pg_terminate_backend($1)", pid)).isEqualTo(true);
            while (pool.size() > 0) await(sleep(Duration.ofMillis(10)));
            assertThat(value(pool, "SELECT pg_backend_pid()")).isNotEqualTo(pid);
            try (var con = await(pool.acquire())) {
              con.terminate();
            }
            assertThat(value(pool, "SELECT 1")).isEqualTo(1);
            assertThat(pool.size()).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName(
      "PG-42 connections are replaced after so many statements, so much rest, and when told to"
          + " expire")
  void lifetimes() {
    real(
        () -> {
          var pids = new HashSet<Object>();
          try (var pool = pool(SMALL.maxSize(1).maxQueries(2))) {
            for (int i = 0; i < 6; i++) pids.add(value(pool, "SELECT pg_backend_pid()"));
            assertThat(pids).hasSizeBetween(3, 6);
          }
          try (var pool = pool(SMALL.maxInactiveConnectionLifetime(Duration.ofMillis(50)))) {
            while (pool.size() > 0) await(sleep(Duration.ofMillis(10)));
            var pid = value(pool, "SELECT pg_backend_pid()");
            await(pool.expireConnections());
            assertThat(value(pool, "SELECT pg_backend_pid()")).isNotEqualTo(pid);
          }
        });
  }

  @Test
  @DisplayName(
      "PG-43 close refuses new ones, waits for the lent ones, and terminates when it is cancelled")
  void close() {
    real(
        () -> {
          var pool = pool(SMALL.maxSize(1));
          var con = await(pool.acquire());
          var waiter = createTask(pool.acquire());
          await(sleep(Duration.ofMillis(20)));
          var closing = createTask(async(pool::close));
          assertThatThrownBy(() -> await(waiter))
              .isInstanceOf(InterfaceException.class)
              .hasMessage("pool is closing");
          assertThat(pool.isClosing()).isTrue();
          assertThatThrownBy(() -> await(pool.acquire())).hasMessage("pool is closing");
          assertThat(value(con, "SELECT 1")).isEqualTo(1);
          con.close();
          await(closing);
          assertThatThrownBy(() -> await(pool.fetch("SELECT 1"))).hasMessage("pool is closed");
          var other = pool(SMALL.maxSize(1));
          var held = await(other.acquire());
          var cancelled = createTask(async(other::close));
          await(sleep(Duration.ofMillis(20)));
          cancelled.cancel();
          assertThatThrownBy(() -> await(cancelled)).isInstanceOf(CancelledError.class);
          assertThat(held.isClosed()).isTrue();
        });
  }

  @Test
  @DisplayName(
      "PG-44 a failing setup or init drops the connection and frees its place; hooks see each"
          + " connection")
  void hooks() {
    real(
        () -> {
          var calls = new ArrayList<String>();
          var options =
              SMALL
                  .minSize(0)
                  .maxSize(1)
                  .init(
                      con -> {
                        calls.add("init");
                        await(con.execute("SET application_name = 'by init'"));
                      })
                  .setup(
                      con -> {
                        calls.add("setup");
                        if (calls.size() == 2) throw new IllegalStateException("setup failed");
                      })
                  .reset(con -> calls.add("reset"));
          try (var pool = pool(options)) {
            assertThatThrownBy(() -> await(pool.acquire()))
                .isInstanceOf(IllegalStateException.class);
            assertThat(value(pool, "SHOW application_name")).isEqualTo("by init");
          }
          assertThat(calls).containsExactly("init", "setup", "init", "setup", "reset");
        });
  }

  @Test
  @DisplayName(
      "PG-30 the wait for a connection counts into the timeout; a wait that is over holds no place")
  void timeouts() {
    real(
        () -> {
          try (var pool = pool(SMALL.maxSize(1))) {
            var con = await(pool.acquire());
            assertThatThrownBy(() -> await(pool.acquire(Duration.ofMillis(30))))
                .isInstanceOf(AsyncTimeoutException.class);
            var brief = QueryOptions.defaults().timeout(Duration.ofMillis(30));
            assertThatThrownBy(() -> await(pool.fetch(brief, "SELECT 1")))
                .isInstanceOf(AsyncTimeoutException.class);
            con.close();
            assertThat(value(pool, "SELECT 1")).isEqualTo(1);
          }
        });
  }

  @Test
  @DisplayName("PG-46 a pool whose first connections fail is none")
  void refused() {
    real(
        () ->
            assertThatThrownBy(
                    () -> await(Postgres.createPool(server.replaceAll("/postgres$", "/nix_db"))))
                .isInstanceOf(PostgresException.class));
  }
}
