package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.say;

import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.Isolation;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.Postgres;
import dev.asyncio4j.postgres.TransactionOptions;
import dev.asyncio4j.postgres.errors.DivisionByZeroException;
import dev.asyncio4j.postgres.errors.InFailedSQLTransactionException;
import dev.asyncio4j.postgres.errors.ReadOnlySQLTransactionException;
import java.util.List;

/** Transactions: block, rollback by an exception, savepoints, isolation, by hand, wrong states. */
public final class Transactions02 {
  private static final TransactionOptions PLAIN = TransactionOptions.defaults();

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final PgConnection con = await(Postgres.connect(dsn()));

  private Transactions02() {}

  public static void main(String[] args) {
    run(async(() -> new Transactions02().program()));
  }

  private List<Object> rows() {
    return await(con.fetch("SELECT i FROM t ORDER BY i")).stream().map(row -> row.get(0)).toList();
  }

  private void program() {
    await(con.execute("CREATE TEMP TABLE t(i int)"));
    blocks();
    isolation();
    byHand();
    say(rows());
    con.close();
  }

  private void blocks() {
    con.transaction(
        () -> {
          await(con.execute("INSERT INTO t VALUES (1)"));
          say("inside", con.isInTransaction());
        });
    say(rows(), con.isInTransaction());
    try {
      con.transaction(
          () -> {
            await(con.execute("INSERT INTO t VALUES (2)"));
            throw new Stop();
          });
    } catch (Stop e) {
      say("rolled back", rows());
    }
    con.transaction(this::savepoints);
    say(rows());
    try {
      con.transaction(
          () -> {
            try {
              await(con.execute("SELECT 1/0"));
            } catch (DivisionByZeroException e) {
              // and the transaction has failed
            }
            await(con.execute("SELECT 1"));
          });
    } catch (InFailedSQLTransactionException e) {
      say("aborted", e.sqlState());
    }
  }

  private void savepoints() {
    await(con.execute("INSERT INTO t VALUES (3)"));
    try {
      con.transaction(
          () -> {
            await(con.execute("INSERT INTO t VALUES (4)"));
            throw new Stop();
          });
    } catch (Stop e) {
      // the savepoint is undone
    }
    try {
      con.transaction(
          () -> {
            await(con.execute("SELECT 1/0"));
          });
    } catch (DivisionByZeroException e) {
      say("savepoint saved it:", e.sqlState());
    }
    con.transaction(
        () -> {
          await(con.execute("INSERT INTO t VALUES (5)"));
        });
  }

  private void isolation() {
    for (var level : List.of("serializable", "repeatable_read", "read_committed")) {
      var options =
          PLAIN
              .isolation(Isolation.of(level))
              .readOnly(!level.equals("read_committed"))
              .deferrable(level.equals("serializable"));
      con.transaction(
          options,
          () ->
              say(
                  level,
                  await(con.<Object>fetchVal("SHOW transaction_isolation")),
                  await(con.<Object>fetchVal("SHOW transaction_read_only")),
                  await(con.<Object>fetchVal("SHOW transaction_deferrable"))));
    }
    try {
      con.transaction(
          PLAIN.readOnly(true),
          () -> {
            await(con.execute("CREATE TABLE nix(i int)"));
          });
    } catch (ReadOnlySQLTransactionException e) {
      say("read only", e.sqlState());
    }
  }

  private void byHand() {
    var tr = con.newTransaction(PLAIN);
    expectError("commit before start", () -> await(tr.commit()));
    expectError("rollback before start", () -> await(tr.rollback()));
    await(tr.start());
    expectError("started twice", () -> await(tr.start()));
    await(con.execute("INSERT INTO t VALUES (6)"));
    await(tr.rollback());
    expectError("commit after rollback", () -> await(tr.commit()));
    try {
      Isolation.of("nix");
    } catch (IllegalArgumentException e) {
      say("bad isolation: ValueError");
    }
    con.transaction(
        PLAIN.isolation(Isolation.SERIALIZABLE),
        () ->
            expectError(
                "nested with another isolation",
                () -> con.transaction(PLAIN.isolation(Isolation.READ_COMMITTED), () -> {})));
    await(con.execute("BEGIN"));
    expectError("inside a manual transaction", () -> con.transaction(() -> {}));
    await(con.execute("ROLLBACK"));
  }

  private static void expectError(String what, Runnable call) {
    try {
      call.run();
    } catch (InterfaceException e) {
      say(what + ": InterfaceError");
    }
  }
}
