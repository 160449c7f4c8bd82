package dev.asyncio4j.mongo;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.lowlevel.LoopPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** The calls of a client that are under way, on any loop: all fail when the client is closed. */
final class Calls {
  /** A wait for the driver. */
  interface Open {
    /** Fails; from any thread. */
    void fail(Throwable error);
  }

  private final Set<Open> open = ConcurrentHashMap.newKeySet();
  private final String client;
  private final CodecRegistry registry;
  private volatile boolean isClosed;

  Calls(String client, CodecRegistry registry) {
    this.client = client;
    this.registry = registry;
  }

  /**
   * Asks for one answer, when it is awaited.
   *
   * @param sent what goes along, to be named if it cannot be encoded
   */
  <T> Coroutine<@Nullable T> one(Supplier<? extends Publisher<T>> call, @Nullable Object... sent) {
    return async(() -> ask(call, null, (before, last) -> last, sent));
  }

  /** Asks for one answer that is always there. */
  <T> Coroutine<T> sure(Supplier<? extends Publisher<T>> call, @Nullable Object... sent) {
    return async(
        () -> {
          T answer = ask(call, null, (before, last) -> last, sent);
          if (answer == null) throw new IllegalStateException("the driver gave no answer");
          return answer;
        });
  }

  /** Asks for all answers, which are few. */
  <T> Coroutine<List<T>> all(Supplier<? extends Publisher<T>> call) {
    return async(
        () ->
            this.<T, List<T>>ask(
                call,
                new ArrayList<>(),
                (list, each) -> {
                  list.add(each);
                  return list;
                }));
  }

  private <T, R> @Nullable R ask(
      Supplier<? extends Publisher<T>> call,
      @Nullable R initial,
      BiFunction<@Nullable R, T, R> fold,
      @Nullable Object... sent) {
    check();
    var reply = new Reply<>(this, LoopPort.of(getRunningLoop()), initial, fold, sent);
    try {
      add(reply);
      try {
        call.get().subscribe(reply);
      } catch (RuntimeException e) {
        throw Sneaky.raise(translated(e, sent));
      }
      return await(reply.future);
    } finally {
      reply.giveUp();
    }
  }

  void add(Open each) {
    open.add(each);
    if (isClosed) each.fail(closed());
  }

  /** {@return whether it was there: then whoever asks is the one who ends it} */
  boolean remove(Open each) {
    return open.remove(each);
  }

  Throwable translated(Throwable error, @Nullable Object... sent) {
    if (isClosed && error instanceof IllegalStateException) return closed();
    return Errors.of(error, registry, sent);
  }

  void check() {
    if (isClosed) throw closed();
  }

  boolean isClosed() {
    return isClosed;
  }

  private IllegalStateException closed() {
    return new IllegalStateException(client + ": the client is closed: make a new one");
  }

  /**
   * Fails all.
   *
   * @return false if it was closed before
   */
  synchronized boolean close() {
    if (isClosed) return false;
    isClosed = true;
    for (var each : open) each.fail(closed());
    return true;
  }
}
