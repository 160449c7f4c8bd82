package dev.asyncio4j.redis;

import dev.asyncio4j.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way.
 *
 * <pre>
 *   queued ──▶ written ──▶ ended
 *     │ ▲         │ lost, and may be sent again
 *     │ └─────────┘
 *     └─▶ given up: never written
 * </pre>
 */
abstract class Request {
  final CommandSpec spec;
  final List<byte[]> words;

  /** Times that it was sent, for the limit of retries. */
  int sent;

  /**
   * The time that the server may wait before it answers, in nanoseconds; 0: no wait, -1: for ever.
   */
  long blocksFor;

  Request(CommandSpec spec, List<byte[]> words) {
    this.spec = spec;
    this.words = words;
  }

  /** Ends it with a reply. */
  abstract void answered(@Nullable Object tree);

  /** Ends it without one. */
  abstract void failed(RedisException error);

  /** {@return whether nobody waits for it: if it is not written, it need not be} */
  abstract boolean givenUp();

  /** {@return whether it belongs to what a connection has begun, and cannot go to another} */
  boolean isStuck() {
    return false;
  }

  /** {@return how it is shown in errors} */
  @Override
  public String toString() {
    return Words.show(words);
  }

  /** A command whose reply one future waits for. */
  static class Single extends Request {
    final Future<@Nullable Object> reply;
    private static final System.Logger LOG = System.getLogger(Redis.class.getName());

    Single(CommandSpec spec, List<byte[]> words, Future<@Nullable Object> reply) {
      super(spec, words);
      this.reply = reply;
    }

    @Override
    void answered(@Nullable Object tree) {
      if (reply.done()) {
        if (blocksFor != 0 && tree != null)
          LOG.log(System.Logger.Level.DEBUG, "a reply came for a cancelled {0}", this);
      } else if (tree instanceof RedisException error) {
        reply.setException(error);
      } else {
        reply.setResult(tree);
      }
    }

    @Override
    void failed(RedisException error) {
      if (!reply.done()) reply.setException(error);
    }

    @Override
    boolean givenUp() {
      return reply.done();
    }
  }

  /** A command whose reply nobody waits for. */
  static class Unheard extends Request {
    Unheard(CommandSpec spec, List<byte[]> words) {
      super(spec, words);
    }

    @Override
    void answered(@Nullable Object tree) {}

    @Override
    void failed(RedisException error) {}

    @Override
    boolean givenUp() {
      return false;
    }
  }
}
