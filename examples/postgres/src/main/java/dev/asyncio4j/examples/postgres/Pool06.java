package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;
import static dev.asyncio4j.Asyncio.gather;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.name;
import static dev.asyncio4j.examples.postgres.Show.say;

import dev.asyncio4j.Task;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgPool;
import dev.asyncio4j.postgres.PgPoolOptions;
import dev.asyncio4j.postgres.Postgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A pool: sizes, waiting, what a release undoes, hooks, stale connections, closing. */
public final class Pool06 {
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final String LOCKS =
      "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()";

  private final List<String> hooks = new ArrayList<>();
  private final PgPool pool =
      await(
          Postgres.createPool(
              dsn(),
              PgPoolOptions.defaults()
                  .minSize(1)
                  .maxSize(2)
                  .init(con -> hooks.add("init"))
                  .setup(con -> hooks.add("setup"))));

  private Pool06() {}

  public static void main(String[] args) {
    run(async(() -> new Pool06().program()));
  }

  private void program() {
    say("sizes", pool.size(), pool.idleSize(), pool.minSize(), pool.maxSize());
    releases();
    waiting();
    replaced();
    pool.close();
    try {
      await(pool.acquire());
    } catch (InterfaceException e) {
      say(name(e), e.getMessage());
    }
  }

  private void releases() {
    int pid;
    try (var con = await(pool.acquire())) {
      say("lent", pool.size(), pool.idleSize(), hooks);
      await(con.execute("SET application_name = 'changed'; SELECT pg_advisory_lock(7)"));
      pid = con.serverPid();
    }
    try (var con = await(pool.acquire())) {
      var isChanged = "changed".equals(await(con.<String>fetchVal("SHOW application_name")));
      say("the same", con.serverPid() == pid, isChanged, await(con.<Long>fetchVal(LOCKS)));
    }
    var sum = await(pool.<Integer>fetchVal("SELECT $1::int + 1", 1));
    say("shortcut", sum, await(pool.execute("SELECT 1")));
  }

  private void waiting() {
    var a = await(pool.acquire());
    var b = await(pool.acquire());
    var order = new ArrayList<Integer>();
    var waiting = new ArrayList<Task<?>>();
    for (int i = 0; i < 3; i++) {
      int number = i;
      waiting.add(
          createTask(
              async(
                  () -> {
                    try (var con = await(pool.acquire())) {
                      order.add(con.isClosed() ? -1 : number);
                    }
                  })));
    }
    await(sleep(MOMENT));
    say("waiting", order);
    try {
      await(pool.acquire(MOMENT)).close();
    } catch (AsyncTimeoutException e) {
      say("timeout");
    }
    await(pool.release(a));
    await(pool.release(b));
    await(gather(waiting));
    say("served", order);
    await(pool.release(a));
    say("released twice");
    try {
      await(a.fetchVal("SELECT 1"));
    } catch (InterfaceException e) {
      say(name(e), String.valueOf(e.getMessage()).replaceAll(".*: ", ""));
    }
  }

  private void replaced() {
    try (var con = await(pool.acquire())) {
      con.terminate();
    }
    say("after terminate", await(pool.<Integer>fetchVal("SELECT 1")));
    await(pool.expireConnections());
    say("after expire", await(pool.<Integer>fetchVal("SELECT 2")));
  }
}
