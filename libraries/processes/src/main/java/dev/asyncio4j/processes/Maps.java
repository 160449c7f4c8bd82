package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.asyncGenerator;

import dev.asyncio4j.AsyncIterable;
import dev.asyncio4j.Coroutine;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Maps over a pool: chunks of items are jobs. */
final class Maps {
  private Maps() {}

  /**
   * A function over a chunk of packed items, which gives packed results; a failure is kept in the
   * place of its result.
   */
  private record Chunk<A extends @Nullable Object, R extends @Nullable Object>(
      SerializableFunction<A, R> function, Object packed) implements SerializableBody<Object> {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("unchecked") // they are what the caller gave
    public Object run() {
      Object[] items = Numbers.unpacked(packed);
      Object[] results = new Object[items.length];
      for (int i = 0; i < items.length; i++) {
        try {
          results[i] = function.apply((A) items[i]);
        } catch (Throwable e) {
          results[i] = new Failed(Failure.bytes(e));
        }
      }
      return Numbers.packed(results);
    }
  }

  /** The place of a result that failed. */
  private record Failed(byte[] bytes) implements Serializable {}

  @SuppressWarnings("unchecked") // the result is the function's
  static <T extends @Nullable Object> T awaitJob(Pool pool, Job job) {
    try {
      return (T) Call.awaitedOutside(job.result);
    } finally {
      pool.cancel(job);
    }
  }

  /** Gives the chunks one by one: those that are not asked for yet take no memory. */
  private static <A extends @Nullable Object> Iterator<Escrow> chunks(
      SerializableFunction<A, ?> function, Object[] items, int size) {
    return IntStream.iterate(0, from -> from < items.length, from -> from + size)
        .mapToObj(from -> chunk(function, items, from, Math.min(items.length, from + size)))
        .iterator();
  }

  private static <A extends @Nullable Object> Escrow chunk(
      SerializableFunction<A, ?> function, Object[] items, int from, int to) {
    Object packed = Numbers.packed(Arrays.copyOfRange(items, from, to));
    return Escrow.of(() -> Pickle.bytes(new Chunk<>(function, packed)));
  }

  private static void checkSize(int size) {
    if (size < 1) throw new IllegalArgumentException("Chunksize must be 1+, not " + size);
  }

  private static Object[] results(Pool pool, Job chunk) {
    return Numbers.unpacked(Maps.<Object>awaitJob(pool, chunk));
  }

  @SuppressWarnings("unchecked") // the results are the function's
  private static <R extends @Nullable Object> R value(@Nullable Object result) {
    if (result instanceof Failed failed) {
      throw Call.<RuntimeException>sneaky(Failure.read(failed.bytes));
    }
    return (R) result;
  }

  static <A extends @Nullable Object, R extends @Nullable Object> Coroutine<List<R>> map(
      Pool pool, SerializableFunction<A, R> function, Collection<? extends A> items, int size) {
    checkSize(size);
    List<Escrow> chunks = new ArrayList<>();
    chunks(function, items.toArray(), size).forEachRemaining(chunks::add);
    return async(
        () -> {
          List<Job> jobs = new ArrayList<>();
          for (Escrow chunk : chunks) jobs.add(pool.submit(chunk));
          List<R> results = new ArrayList<>();
          try {
            for (Job job : jobs) {
              for (Object result : results(pool, job)) results.add(value(result));
            }
          } finally {
            for (Job job : jobs) pool.cancel(job);
          }
          return results;
        });
  }

  static <A extends @Nullable Object, R extends @Nullable Object> AsyncIterable<R> imap(
      Pool pool,
      SerializableFunction<A, R> function,
      Collection<? extends A> items,
      int size,
      boolean ordered) {
    checkSize(size);
    Object[] all = items.toArray();
    if (all.length > 0) chunk(function, all, 0, Math.min(all.length, size)); // fails early
    return () ->
        asyncGenerator(
            y -> {
              Iterator<Escrow> left = chunks(function, all, size);
              Deque<Job> running = new ArrayDeque<>();
              try {
                while (left.hasNext() || !running.isEmpty()) {
                  while (left.hasNext() && running.size() < 2 * pool.processes()) {
                    running.add(pool.submit(left.next()));
                  }
                  Job next = ordered ? running.element() : firstDone(running);
                  Object[] results = results(pool, next);
                  running.remove(next);
                  for (Object result : results) y.emit(value(result));
                }
              } finally {
                for (Job job : running) pool.cancel(job);
              }
            });
  }

  private static Job firstDone(Deque<Job> running) {
    CompletableFuture<?>[] results =
        running.stream().map(job -> job.result).toArray(CompletableFuture<?>[]::new);
    var any = new CompletableFuture<Boolean>();
    for (CompletableFuture<?> result : results) result.whenComplete((v, e) -> any.complete(true));
    Call.awaitedOutside(any);
    return running.stream().filter(job -> job.result.isDone()).findFirst().orElseThrow();
  }
}
