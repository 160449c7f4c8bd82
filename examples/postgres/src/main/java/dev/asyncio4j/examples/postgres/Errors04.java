package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.each;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.name;
import static dev.asyncio4j.examples.postgres.Show.orBlank;
import static dev.asyncio4j.examples.postgres.Show.say;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.CancelledError;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.Postgres;
import dev.asyncio4j.postgres.PostgresException;
import dev.asyncio4j.postgres.QueryOptions;
import dev.asyncio4j.postgres.errors.AdminShutdownException;
import dev.asyncio4j.postgres.errors.ConnectionDoesNotExistException;
import dev.asyncio4j.postgres.errors.IntegrityConstraintViolationException;
import dev.asyncio4j.postgres.errors.NoActiveSQLTransactionException;
import dev.asyncio4j.postgres.errors.PostgresSyntaxException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Errors: classes by SQLSTATE, fields, use at the wrong time, what stays usable. */
public final class Errors04 {
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final PgConnection con = await(Postgres.connect(dsn()));

  private Errors04() {}

  public static void main(String[] args) {
    run(async(() -> new Errors04().program()));
  }

  private void program() {
    await(
        con.execute(
            "CREATE TEMP TABLE acc(id int PRIMARY KEY, amount int NOT NULL CHECK (amount >= 0),"
                + " other int REFERENCES pg_temp.acc DEFERRABLE)"));
    await(con.execute("INSERT INTO acc VALUES (1, 10)"));
    classes();
    fields();
    busy();
    givenUp();
    cursor();
    killed();
    refused();
  }

  private void classes() {
    fails("INSERT INTO acc VALUES (1, 5)");
    fails("INSERT INTO acc VALUES ($1, $2)", 2, -1);
    for (var sql :
        List.of(
            "INSERT INTO acc VALUES (3, NULL)",
            "INSERT INTO acc VALUES (4, 1, 99)",
            "SELECT nix FROM acc",
            "SELEC 1",
            "SELECT * FROM nothere",
            "SELECT 1/0",
            "SELECT 'x'::int",
            "SELECT nofunc(1)")) fails(sql);
  }

  private void fails(String sql, Object... args) {
    try {
      await(con.execute(sql, args));
    } catch (PostgresException e) {
      say(
          name(e),
          e.sqlState(),
          e.severity(),
          orBlank(e.constraintName()),
          orBlank(e.columnName()),
          orBlank(e.position()));
    }
  }

  private void fields() {
    try {
      await(con.execute("INSERT INTO acc VALUES (1, 5)"));
    } catch (IntegrityConstraintViolationException e) {
      var text = e.getMessage();
      say(text, "|", e.fields().message().equals(text), "|", e.detail(), "|", e.tableName());
    }
    for (var args : List.of(new Object[0], new Object[] {1, 2})) {
      try {
        await(con.fetch("SELECT $1::int", args));
      } catch (InterfaceException e) {
        say("InterfaceError:", args.length, "arguments given, 1 expected");
      }
    }
    try {
      await(con.execute("SELECT $1::int; SELECT 2", 1));
    } catch (PostgresSyntaxException e) {
      say("two commands with arguments:", e.sqlState());
    }
  }

  private void busy() {
    var slow =
        createTask(
            con.<Integer>fetchVal(QueryOptions.defaults().column(1), "SELECT pg_sleep(0.2), 42"));
    await(sleep(MOMENT));
    List<Supplier<Coroutine<?>>> operations =
        List.of(
            () -> con.fetch("SELECT 1"),
            () -> con.execute("SELECT 1"),
            () -> con.prepare("SELECT 1"));
    for (var operation : operations) {
      try {
        await(operation.get());
      } catch (InterfaceException e) {
        say("InterfaceError:", e.getMessage().contains("another operation is in progress"));
      }
    }
    say("the first one goes on:", await(slow));
  }

  private void givenUp() {
    try {
      await(
          con.fetch(QueryOptions.defaults().timeout(Duration.ofMillis(100)), "SELECT pg_sleep(5)"));
    } catch (AsyncTimeoutException e) {
      say("timeout");
    }
    say("usable:", await(con.<Integer>fetchVal("SELECT 1")));
    var task = createTask(con.fetch("SELECT pg_sleep(5)"));
    await(sleep(MOMENT));
    task.cancel();
    try {
      await(task);
    } catch (CancelledError e) {
      say("cancelled");
    }
    say("usable:", await(con.<Integer>fetchVal("SELECT 2")));
  }

  private void cursor() {
    try {
      for (var row : each(con.cursor("SELECT 1"))) say(row);
    } catch (NoActiveSQLTransactionException e) {
      say("cursor without a transaction:", e.sqlState());
    }
  }

  private void killed() {
    var other = await(Postgres.connect(dsn()));
    var waiting = createTask(con.fetch("SELECT pg_sleep(5)"));
    await(sleep(MOMENT));
    await(other.execute("SELECT pg_terminate_backend($1)", con.serverPid()));
    try {
      await(waiting);
    } catch (AdminShutdownException | ConnectionDoesNotExistException e) {
      say("killed");
    }
    try {
      await(con.fetch("SELECT 1"));
    } catch (InterfaceException e) {
      say("InterfaceError: closed");
    }
    other.close();
  }

  private static void refused() {
    var port = dsn().replaceAll(".*:(\\d+)/.*", "$1");
    Map.of(
            "role",
            "postgres://nobody_here@127.0.0.1:%s/postgres",
            "database",
            "postgres://postgres@127.0.0.1:%s/nodb")
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, String>comparingByKey().reversed())
        .forEach(
            each -> {
              try {
                await(Postgres.connect(each.getValue().formatted(port)));
              } catch (PostgresException e) {
                say(each.getKey(), name(e), e.sqlState());
              }
            });
    try {
      await(
          Postgres.connect(
              "postgres://postgres@127.0.0.1:1/postgres",
              PgOptions.defaults().timeout(Duration.ofSeconds(3))));
    } catch (UncheckedIOException e) {
      say("refused");
    }
  }
}
