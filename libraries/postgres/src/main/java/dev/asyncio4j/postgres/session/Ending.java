package dev.asyncio4j.postgres.session;

import static dev.asyncio4j.Asyncio.async;
import static dev.asyncio4j.Asyncio.await;
import static dev.asyncio4j.Asyncio.shield;
import static dev.asyncio4j.Asyncio.timeout;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.Future;
import dev.asyncio4j.exceptions.AsyncTimeoutException;
import dev.asyncio4j.lowlevel.DropWatch;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The end of a connection: on purpose, lost, or forgotten by whoever had it. */
final class Ending {
  private final Session session;
  private final DropWatch watch;
  private final Future<@Nullable Void> ended;

  /**
   * Watches a connection.
   *
   * @param held told of when it is collected unclosed
   */
  Ending(Session session, Object held) {
    this.session = session;
    ended = session.loop.createFuture();
    watch =
        DropWatch.watch(
            session.loop,
            held,
            "Unclosed connection to PostgreSQL, server process " + session.link.processId(),
            session.link::abort);
  }

  /** The connection has ended. */
  void closed() {
    watch.settle();
    if (!ended.done()) ended.setResult(null);
  }

  /** Closes without waiting. */
  void goodBye() {
    watch.settle();
    session.link.close();
  }

  /** Closes when what was given up is over, and waits for the end. */
  void close() {
    if (session.isClosed()) return;
    watch.settle();
    session.settle();
    session.link.close();
    try {
      await(shield(ended));
    } catch (Throwable e) {
      session.terminate();
      throw e;
    }
  }

  Coroutine<@Nullable Void> closeWithin(Duration limit) {
    return async(
        () -> {
          try {
            timeout(limit, this::close);
          } catch (AsyncTimeoutException e) {
            session.terminate();
          }
          return null;
        });
  }
}
