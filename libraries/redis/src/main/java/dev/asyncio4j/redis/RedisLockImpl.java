package dev.asyncio4j.redis;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.getRunningLoop;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.sleep;

import dev.asyncio4j.Body;
import dev.asyncio4j.Coroutine;
import dev.asyncio4j.TaskOptions;
import dev.asyncio4j.VoidBody;
import dev.asyncio4j.exceptions.CancelledError;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lock: {@code SET NX PX} with a token. */
final class RedisLockImpl implements RedisLock {
  private static final System.Logger LOG = System.getLogger(RedisLock.class.getName());

  private final CommandCaller<?> client;
  private final Object name;
  private final LockOptions options;

  /** The mark of this owner; null unless the lock was taken. */
  private @Nullable String token;

  RedisLockImpl(CommandCaller<?> client, Object name, LockOptions options) {
    if (options.timeout() != null && options.sleep().compareTo(options.timeout()) > 0)
      throw new LockException(
          "'sleep' must be less than 'timeout': %s, %s"
              .formatted(options.sleep(), options.timeout()));
    this.client = client;
    this.name = name;
    this.options = options;
  }

  @Override
  public Coroutine<Boolean> acquire() {
    return acquire(options);
  }

  @Override
  public Coroutine<Boolean> acquire(boolean blocking) {
    return acquire(options.blocking(blocking));
  }

  @Override
  public Coroutine<Boolean> acquire(LockOptions how) {
    return async(() -> take(how));
  }

  private boolean take(LockOptions how) {
    var mark = how.token() == null ? UUID.randomUUID().toString() : how.token();
    var limit = how.blockingTimeout();
    var end = limit == null ? null : getRunningLoop().time().plus(limit);
    while (!tryOnce(mark)) {
      if (!how.blocking()) return false;
      var next = getRunningLoop().time().plus(how.sleep());
      if (end != null && next.compareTo(end) > 0) return false;
      await(sleep(how.sleep()));
    }
    token = mark;
    return true;
  }

  private boolean tryOnce(String mark) {
    var lasting = options.timeout();
    var set = SetOptions.defaults().nx();
    try {
      return await(
          client.call(Reply.OK, "SET", name, mark, lasting == null ? set : set.px(lasting)));
    } catch (CancelledError e) {
      getRunningLoop()
          .createTask(
              async(() -> forget(mark)), TaskOptions.defaults().name("redis lock cleanup " + name));
      throw e;
    }
  }

  /** Deletes what a SET whose reply nobody heard may have made. */
  private void forget(String mark) {
    try {
      compare(LockScripts.RELEASE, mark);
    } catch (RedisException e) {
      LOG.log(System.Logger.Level.DEBUG, "a cancelled lock was not looked after", e);
    }
  }

  private boolean compare(String script, Object... args) {
    return Replies.bool(
        await(new RedisScriptImpl<>(client, null, script).run(List.of(name), List.of(args))));
  }

  @Override
  public Coroutine<@Nullable Void> release() {
    return async(
        () -> {
          var mark = required("release");
          boolean mine = compare(LockScripts.RELEASE, mark);
          token = null;
          if (!mine) throw notOwned("release");
        });
  }

  private String required(String what) {
    if (token == null)
      throw new LockException(
          "Cannot %s an unlocked lock: %s was not acquired".formatted(what, this));
    return token;
  }

  private LockNotOwnedException notOwned(String what) {
    return new LockNotOwnedException(
        "Cannot %s a lock that's no longer owned: %s has expired, or was taken"
            .formatted(what, this));
  }

  private Duration lasting(String what) {
    if (options.timeout() == null)
      throw new LockException("Cannot %s a lock with no timeout: %s".formatted(what, this));
    return options.timeout();
  }

  @Override
  public Coroutine<Boolean> extend(Duration more) {
    return extend(more, false);
  }

  @Override
  public Coroutine<Boolean> extend(Duration more, boolean replaceTtl) {
    return async(() -> prolong("extend", more, replaceTtl));
  }

  @Override
  public Coroutine<Boolean> reacquire() {
    return async(
        () -> {
          required("reacquire");
          return prolong("reacquire", lasting("reacquire"), true);
        });
  }

  private boolean prolong(String what, Duration time, boolean fromNow) {
    var mark = required(what);
    lasting(what);
    if (!compare(LockScripts.EXTEND, mark, time.toMillis(), fromNow ? 1 : 0)) throw notOwned(what);
    return true;
  }

  @Override
  public Coroutine<Boolean> locked() {
    return client.call(Reply.BOOL, "EXISTS", name);
  }

  @Override
  public Coroutine<Boolean> owned() {
    return async(() -> token != null && token.equals(await(client.call(Reply.TEXT, "GET", name))));
  }

  @Override
  public void with(VoidBody body) {
    with(
        () -> {
          body.run();
          return null;
        });
  }

  @Override
  public <T extends @Nullable Object> T with(Body<T> body) {
    if (!await(acquire()))
      throw new LockException(
          "Unable to acquire lock within the time specified: %s".formatted(this));
    T result;
    try {
      result = body.run();
    } catch (Throwable e) { // a cancellation, too
      releaseAfter(e);
      throw Errors.rethrown(e);
    }
    releaseAtEnd();
    return result;
  }

  /** Releases it, even if the task is cancelled meanwhile: the rest goes on alone. */
  private void releaseAfter(Throwable failure) {
    try {
      await(shield(release()));
    } catch (RedisException e) {
      failure.addSuppressed(e);
    } catch (CancelledError e) {
      if (e != failure) e.addSuppressed(failure);
      throw e;
    }
  }

  private void releaseAtEnd() {
    try {
      await(shield(release()));
    } catch (LockNotOwnedException e) {
      if (options.raiseOnReleaseError()) throw e;
      LOG.log(System.Logger.Level.WARNING, "{0}", e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "<RedisLock %s%s>".formatted(name, token == null ? "" : " acquired");
  }
}
