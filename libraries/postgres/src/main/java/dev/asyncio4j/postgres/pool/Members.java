package dev.asyncio4j.postgres.pool;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.loop.ExceptionContext;
import dev.asyncio4j.postgres.InterfaceException;
import dev.asyncio4j.postgres.PgOptions;
import dev.asyncio4j.postgres.PgPoolOptions;
import dev.asyncio4j.postgres.session.Client;
import dev.asyncio4j.postgres.session.Connector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of a pool: makes them, cleans them, lets them rest, replaces them. */
final class Members {
  private final EventLoop loop;
  private final PgPoolOptions options;
  private final Set<Member> all = new LinkedHashSet<>();

  /** The one that rests shortest is lent first. */
  private final Deque<Member> idle = new ArrayDeque<>();

  private String dsn;
  private PgOptions connect;
  private int generation;

  /** Completed when one comes back; null: nobody waits for that. */
  private @Nullable Future<@Nullable Void> returned;

  Members(EventLoop loop, String dsn, PgPoolOptions options) {
    this.loop = loop;
    this.dsn = dsn;
    this.options = options;
    connect = options.connect();
  }

  /** Makes the first ones, all at once; if one fails, none is left. */
  void fill() {
    var tasks = new ArrayList<Task<Member>>();
    for (int i = 0; i < options.minSize(); i++) tasks.add(createTask(async(this::open)));
    try {
      for (var task : tasks) idle.add(await(task));
      for (var member : idle) startRest(member);
    } catch (Throwable e) {
      for (var task : tasks) task.cancel();
      for (var task : tasks) task.addDoneCallback(done -> terminate());
      terminate();
      throw e;
    }
  }

  /** {@return one that rests, or a new one} */
  Member take() throws Exception {
    for (var member = idle.pollLast(); member != null; member = idle.pollLast()) {
      stopRest(member);
      if (!member.client.isClosed()) return member;
      drop(member);
    }
    return open();
  }

  private Member open() throws Exception {
    int made = generation;
    var connection =
        await(
            options.connector() != null
                ? options.connector().get()
                : Connector.connect(dsn, connect));
    if (!(connection instanceof Client client))
      throw new InterfaceException(
          "expected the connector to return a connection of Postgres.connect, got " + connection);
    try {
      if (options.init() != null) options.init().accept(client);
    } catch (Throwable e) {
      client.terminate();
      throw e;
    }
    var member = new Member(client, made);
    all.add(member);
    client.addTerminationListener(gone -> drop(member));
    return member;
  }

  /** {@return whether {@link #clean} has nothing to wait for} */
  boolean isCleanedAtOnce(Member member) {
    return options.reset() == null && !member.client.pooled().isUnsettled();
  }

  /** Undoes what a borrower has left; the answer to the reset is not waited for. */
  void clean(Member member) throws Exception {
    var client = member.client;
    if (client.isClosed()) return;
    var pooled = client.pooled();
    pooled.settle();
    if (!pooled.channels().isEmpty())
      report("a connection is released with listeners, on " + pooled.channels() + ": " + client);
    pooled.clearListeners();
    if (client.isClosed()) return;
    if (client.isInTransaction()) {
      report("a connection is released in a transaction, which is rolled back: " + client);
      await(client.execute("ROLLBACK"));
    }
    if (options.reset() != null) options.reset().accept(client);
    else pooled.resetSoon();
  }

  /** Has a clean one rest, unless it is to be replaced. */
  void rest(Member member) {
    if (member.generation != generation
        || member.client.pooled().queries() >= options.maxQueries()) {
      closeSoon(member);
      tellReturned();
      return;
    }
    idle.add(member);
    startRest(member);
    tellReturned();
  }

  private void startRest(Member member) {
    var lifetime = options.maxInactiveConnectionLifetime();
    if (lifetime.isZero()) return;
    member.rest =
        loop.callLater(
            lifetime,
            () -> {
              if (idle.remove(member)) closeSoon(member);
            });
  }

  private static void stopRest(Member member) {
    if (member.rest != null) member.rest.cancel();
    member.rest = null;
  }

  private void closeSoon(Member member) {
    all.remove(member);
    stopRest(member);
    member.client.pooled().goodBye();
  }

  void drop(Member member) {
    stopRest(member);
    all.remove(member);
    idle.remove(member);
    tellReturned();
  }

  /** Has all that there are replaced: those that rest now, others when they are back. */
  void expire() {
    generation++;
    for (var member : List.copyOf(idle)) {
      idle.remove(member);
      closeSoon(member);
    }
  }

  void lead(String dsn, PgOptions options) {
    this.dsn = dsn;
    connect = options;
  }

  void forgetStatements() {
    for (var member : all) member.client.pooled().forgetStatements();
  }

  int size() {
    return all.size();
  }

  int idleSize() {
    return idle.size();
  }

  /** {@return completed when one comes back} */
  Future<@Nullable Void> returned() {
    if (returned == null || returned.done()) returned = loop.createFuture();
    return returned;
  }

  private void tellReturned() {
    if (returned != null && !returned.done()) returned.setResult(null);
  }

  void close() {
    for (var member : List.copyOf(all)) {
      stopRest(member);
      member.client.close();
      all.remove(member);
    }
    idle.clear();
  }

  void terminate() {
    for (var member : List.copyOf(all)) {
      stopRest(member);
      member.client.terminate();
    }
    all.clear();
    idle.clear();
    tellReturned();
  }

  void report(String message) {
    loop.callExceptionHandler(ExceptionContext.of(message, null));
  }
}
