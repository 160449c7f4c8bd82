package dev.asyncio4j.redis;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection: what the client needs of the library below. In turn only. */
interface RedisConnection {
  /** Sends a command; its reply ends the request. */
  void send(Request request);

  /** Sends commands one right after the other, with nothing between. */
  default void sendAll(List<Request> requests) {
    requests.forEach(this::send);
  }

  /** Hands everything that comes to {@code listener} from now on: no reply is owed any more. */
  void listen(Consumer<@Nullable Object> listener);

  /** Stops to read, or goes on: a reader that is too slow holds up the server. */
  void reading(boolean on);

  /** {@return whether it can still be used} */
  boolean isOpen();

  /** {@return how many replies are owed or will be} */
  int pending();

  /** {@return the number that the server gave it; 0 if unknown} */
  long id();

  /** Closes it at once; what waits fails. */
  void close();

  /** Closes it once no reply is owed, or after a second. */
  void retire();

  /** The fate of requests when a connection is lost. */
  @FunctionalInterface
  interface OnLost {
    /** Takes what was not written, and what was, in order. */
    void lost(List<Request> unwritten, List<Request> written, RedisException why);

    /** Fails all. */
    static void fail(List<Request> unwritten, List<Request> written, RedisException why) {
      written.forEach(each -> each.failed(why));
      unwritten.forEach(each -> each.failed(why));
    }
  }
}
