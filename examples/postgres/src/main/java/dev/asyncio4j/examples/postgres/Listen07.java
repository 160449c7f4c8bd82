package dev.asyncio4j.examples.postgres;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.run;
import static dev.asyncio4j.Asyncio.sleep;
import static dev.asyncio4j.Asyncio.waitFor;
import static dev.asyncio4j.examples.postgres.Show.dsn;
import static dev.asyncio4j.examples.postgres.Show.say;
import static dev.asyncio4j.examples.postgres.Show.show;

import dev.asyncio4j.postgres.NotificationListener;
import dev.asyncio4j.postgres.PgConnection;
import dev.asyncio4j.postgres.Postgres;
import dev.asyncio4j.queues.Queue;
import dev.asyncio4j.sync.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** LISTEN and NOTIFY, notices, the end of connections, inside a transaction and outside. */
public final class Listen07 {
  private static final Duration MOMENT = Duration.ofMillis(50);

  private final PgConnection a = await(Postgres.connect(dsn()));
  private final PgConnection b = await(Postgres.connect(dsn()));

  private Listen07() {}

  public static void main(String[] args) {
    run(async(() -> new Listen07().program()));
  }

  private void program() {
    listen();
    notices();
    ends();
    a.close();
  }

  private void listen() {
    var got = Queue.<List<Object>>create();
    NotificationListener on =
        (con, told) ->
            got.putNowait(
                List.of(con == a, told.pid() == b.serverPid(), told.channel(), told.payload()));
    var onAsync =
        NotificationListener.task(
            (con, told) -> async(() -> got.putNowait(List.of("async", told.payload()))));
    await(a.addListener("news", on));
    await(b.execute("NOTIFY news, 'one'; NOTIFY other, 'lost'; SELECT pg_notify('news', 'two')"));
    say(await(got.get()), await(got.get()));
    b.transaction(
        () -> {
          await(b.execute("NOTIFY news, 'three'"));
          await(sleep(MOMENT));
          say("before commit", got.size());
        });
    say(await(got.get()));
    await(a.addListener("news", onAsync));
    await(b.execute("NOTIFY news, 'four'"));
    say(Stream.of(show(await(got.get())), show(await(got.get()))).sorted().toList());
    await(a.removeListener("news", on));
    await(a.removeListener("news", onAsync));
    await(b.execute("NOTIFY news, 'five'"));
    await(sleep(MOMENT));
    say("after removal", got.size());
  }

  private void notices() {
    var logs = new ArrayList<Object>();
    a.addLogListener(
        (con, message) ->
            logs.add(List.of(message.severity(), message.sqlState(), message.message())));
    await(a.execute("DO $$ BEGIN RAISE NOTICE 'hello %', 1; RAISE WARNING 'careful'; END $$"));
    await(sleep(MOMENT));
    say(logs);
  }

  private void ends() {
    var ended = Event.create();
    b.addTerminationListener(con -> ended.set());
    await(a.execute("SELECT pg_terminate_backend($1)", b.serverPid()));
    await(waitFor(ended.await(), Duration.ofSeconds(2)));
    say("terminated", b.isClosed());
    var c = await(Postgres.connect(dsn()));
    c.addTerminationListener(con -> say("closed listener"));
    c.close();
  }
}
