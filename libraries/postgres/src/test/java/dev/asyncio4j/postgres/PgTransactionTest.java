package dev.asyncio4j.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.currentTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.postgres.Pg.connected;
import static dev.asyncio4j.postgres.Pg.firsts;
import static dev.asyncio4j.postgres.Pg.value;
import static dev.asyncio4j.postgres.Postgres.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.errors.NoActiveSQLTransactionException;
import dev.asyncio4j.support.NothingLeftBehind;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Transactions and cursors. */
@ExtendWith(NothingLeftBehind.class)
class PgTransactionTest {
  final String server = Pg.DSN;

  @Test
  @DisplayName(
      "PG-23 the outermost one begins, inner ones are savepoints; a failure undoes its own part"
          + " only")
  void nesting() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE t(i int)"));
          con.transaction(
              () -> {
                await(con.execute("INSERT INTO t VALUES (1)"));
                assertThatThrownBy(
                        () ->
                            con.transaction(
                                () -> {
                                  await(con.execute("INSERT INTO t VALUES (2)"));
                                  throw new IllegalStateException("inner");
                                }))
                    .hasMessage("inner");
                int three =
                    con.transaction(
                        () ->
                            await(
                                con.fetchVal(
                                    Integer.class, "INSERT INTO t VALUES (3) RETURNING i")));
                assertThat(three).isEqualTo(3);
              });
          assertThat(firsts(await(con.fetch("SELECT i FROM t ORDER BY i")))).containsExactly(1, 3);
          assertThat(con.isInTransaction()).isFalse();
        });
  }

  @Test
  @DisplayName("PG-23 a commit that fails comes out, and the transaction is over")
  void failingCommit() {
    connected(
        con -> {
          await(
              con.execute(
                  "CREATE TEMP TABLE p(id int PRIMARY KEY); CREATE TEMP TABLE c(p int REFERENCES p"
                      + " DEFERRABLE INITIALLY DEFERRED)"));
          assertThatThrownBy(
                  () -> con.transaction(() -> await(con.execute("INSERT INTO c VALUES (1)"))))
              .isInstanceOf(PostgresException.class);
          assertThat(con.isInTransaction()).isFalse();
          assertThat(value(con, "SELECT count(*) FROM c")).isEqualTo(0L);
        });
  }

  @Test
  @DisplayName("PG-25 a connection that died does not hide the error of the body")
  void deadConnection() {
    Pg.real(
        () -> {
          var con = Pg.connect();
          assertThatThrownBy(
                  () ->
                      con.transaction(
                          () -> {
                            con.terminate();
                            throw new IllegalStateException("body");
                          }))
              .hasMessage("body")
              .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
        });
  }

  @Test
  @DisplayName("PG-26 cursors live in transactions, and end with them")
  void cursors() {
    connected(
        con -> {
          assertThatThrownBy(() -> await(con.cursor("SELECT 1").open()))
              .isInstanceOf(NoActiveSQLTransactionException.class);
          assertThatThrownBy(() -> QueryOptions.defaults().prefetch(0))
              .isInstanceOf(InterfaceException.class);
          var kept =
              con.transaction(
                  () -> await(con.cursor("SELECT i FROM generate_series(1, $1) i", 9).open()));
          assertThatThrownBy(() -> await(kept.fetch(1)))
              .isInstanceOf(InterfaceException.class)
              .hasMessageContaining("transaction has ended");
          con.transaction(
              () -> {
                int sum = 0;
                for (var row :
                    each(
                        con.cursor(
                            QueryOptions.defaults().prefetch(3),
                            "SELECT i FROM generate_series(1, 10) i"))) {
                  assertThat(value(con, "SELECT 1")).isEqualTo(1); // between the blocks
                  sum += row.getInt(0);
                }
                assertThat(sum).isEqualTo(55);
              });
        });
  }

  /** Cancels the running task when it waits for the next time. */
  private static void cancelSoon() {
    getRunningLoop().callSoon(currentTask()::cancel);
  }

  @Test
  @DisplayName("PG-24 a first cancel while a failed body is undone comes out, when it is undone")
  void cancelledRollback() {
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
                                cancelSoon();
                                throw new IllegalStateException("body");
                              })));
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(con.isInTransaction()).isFalse();
          assertThat(value(con, "SELECT count(*) FROM t")).isEqualTo(0L);
        });
  }

  private static Object[] bad() {
    cancelSoon();
    return row("not a number");
  }

  @Test
  @DisplayName("PG-24 a first cancel while a failed executeMany is undone comes out")
  void cancelledMany() {
    connected(
        con -> {
          await(con.execute("CREATE TEMP TABLE t(i int)"));
          Iterable<Object[]> rows =
              IntStream.rangeClosed(0, 1500).mapToObj(i -> i < 1500 ? row(i) : bad())::iterator;
          var task = createTask(con.executeMany("INSERT INTO t VALUES ($1)", rows));
          assertThatThrownBy(() -> await(task)).isInstanceOf(CancelledError.class);
          assertThat(con.isInTransaction()).isFalse();
          assertThat(value(con, "SELECT count(*) FROM t")).isEqualTo(0L);
        });
  }
}
