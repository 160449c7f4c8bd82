package dev.asyncio4j.processes;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.waitFor;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.exceptions.QueueEmptyException;
import dev.asyncio4j.exceptions.QueueFullException;
import dev.asyncio4j.processes.Ask.Op;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A queue as its users have it.
 *
 * <p><b>Cancellation:</b> nothing is taken, and nothing is put.
 */
@SuppressWarnings("unchecked") // an item is of the type that was put
final class QueueHandle<T> extends Handle implements AioJoinableQueue<T>, AioSimpleQueue<T> {
  @Serial private static final long serialVersionUID = 1L;

  QueueHandle(Address address, long object) {
    super(address, object);
  }

  @Override
  public void put(T item) {
    blocking("coroPut", Op.PUT, Pickle.bytes(item), answer -> null);
  }

  @Override
  public boolean put(T item, Duration limit) {
    return blocking("coroPut", Op.PUT, Pickle.bytes(item), limit, answer -> true) != null;
  }

  @Override
  public void putNowait(T item) {
    if (!now(Op.TRY_PUT, Pickle.bytes(item), Handle::flag)) {
      throw new QueueFullException("no room in " + this + ": await(coroPut) waits for it");
    }
  }

  @Override
  public T get() {
    return blocking("coroGet", Op.GET, null, item -> (T) read(item));
  }

  @Override
  public Optional<T> get(Duration limit) {
    return Optional.ofNullable(blocking("coroGet", Op.GET, null, limit, item -> (T) read(item)));
  }

  @Override
  public T getNowait() {
    Object[] found = now(Op.TRY_GET, null, item -> item == null ? null : new Object[] {read(item)});
    if (found == null) {
      throw new QueueEmptyException("no item in " + this + ": await(coroGet) waits for one");
    }
    return (T) found[0];
  }

  @Override
  public boolean empty() {
    return size() == 0;
  }

  @Override
  public boolean full() {
    int most = maxsize();
    return most > 0 && size() >= most;
  }

  @Override
  public int size() {
    return now(Op.SIZE, null, Handle::number);
  }

  @Override
  public int maxsize() {
    return now(Op.MOST, null, Handle::number);
  }

  @Override
  public void close() {}

  @Override
  public void taskDone() {
    now(Op.TASK_DONE, null);
  }

  @Override
  public void join() {
    blocking("coroJoin", Op.JOIN, null, answer -> null);
  }

  @Override
  public Coroutine<@Nullable Void> coroPut(T item) {
    return coroutine(Op.PUT, Pickle.bytes(item));
  }

  @Override
  public Coroutine<Boolean> coroPut(T item, Duration limit) {
    return inTime(coroutine(Op.PUT, Pickle.bytes(item), answer -> true), limit);
  }

  /** Gives false where {@code what} is not done in time. */
  static Coroutine<Boolean> inTime(Coroutine<Boolean> what, Duration limit) {
    return async(
        () -> {
          try {
            return await(waitFor(what, limit));
          } catch (AsyncTimeoutException e) {
            return false;
          }
        });
  }

  @Override
  public Coroutine<T> coroGet() {
    return coroutine(Op.GET, null, item -> (T) read(item));
  }

  @Override
  public Coroutine<T> coroGet(Duration limit) {
    return waitFor(coroGet(), limit);
  }

  @Override
  public Coroutine<@Nullable Void> coroJoin() {
    return coroutine(Op.JOIN, null);
  }
}
