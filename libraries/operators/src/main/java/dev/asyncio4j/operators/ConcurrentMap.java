package dev.asyncio4j.operators;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.createTask;

import dev.asyncio4j.Body1;
import dev.asyncio4j.Future;
import dev.asyncio4j.Task;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results of a function that runs in tasks of its own, some at a time. */
final class ConcurrentMap<T extends @Nullable Object, R extends @Nullable Object> extends Pull<R> {
  private static final String NAME = "mapConcurrent";

  private final Pull<T> source;
  private final Body1<? super T, ? extends R> function;
  private final boolean inOrder;
  private final Bell bell = new Bell();
  private final Feeder<T> feeder;

  /** The calls that were not given: in the order of the items, done or not, or as they ended. */
  private final ArrayDeque<Future<R>> calls = new ArrayDeque<>();

  private final Set<Task<R>> running = new LinkedHashSet<>();
  private long started;

  /** The number of calls that run, or whose result is not behind the consumer. */
  private int held;

  private boolean given;

  ConcurrentMap(Pull<T> source, Body1<? super T, ? extends R> function, Concurrency concurrency) {
    this.source = source;
    this.function = function;
    inOrder = concurrency.isOrdered();
    int limit = concurrency.limit() == null ? Integer.MAX_VALUE : concurrency.limit();
    feeder = new Feeder<>(NAME, source, () -> held < limit, this::start, bell::ring);
  }

  @Override
  boolean advance() {
    if (given) held--;
    given = false;
    feeder.askForMore();
    while (calls.isEmpty() || !calls.element().done()) {
      if (feeder.hasEnded() && calls.isEmpty()) {
        feeder.throwFailure();
        if (running.isEmpty()) return false;
      }
      bell.waitForRing();
    }
    given = true;
    item = calls.remove().result();
    return true;
  }

  private void start(T argument) {
    held++;
    Task<R> call = createTask(async(() -> function.run(argument)), NAME + "-" + ++started);
    running.add(call);
    if (inOrder) calls.add(call);
    call.addDoneCallback(this::ended);
  }

  private void ended(Future<R> call) {
    running.remove(call);
    if (!inOrder) calls.add(call);
    bell.ring();
  }

  @Override
  void close() throws Exception {
    var steps = new Closing().step(feeder::stop).step(() -> SideTasks.end(running));
    for (Future<R> call : calls) {
      if (!call.cancelled() && call.exception() != null) steps.failed(call.exception());
    }
    calls.clear();
    steps.step(source::close).end();
  }
}
