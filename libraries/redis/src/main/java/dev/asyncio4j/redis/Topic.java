package dev.asyncio4j.redis;

import org.jspecify.annotations.Nullable;

/**
 * A name that is subscribed.
 *
 * <pre>
 *   unplaced ──told to a server──▶ placed ──▶ ending ──confirmed──▶ gone
 *       ▲       lost, or moved       │
 *       └────────────────────────────┘
 * </pre>
 */
final class Topic<V> {
  final byte[] name;

  /** Gets the messages; null: whoever reads gets them. */
  @Nullable MessageHandler<V> handler;

  /** The connection on which it is subscribed; null while it is unplaced. */
  @Nullable PubSubLine line;

  boolean ending;

  /** Confirmations of an end that will come on this connection. */
  private int ends;

  Topic(byte[] name) {
    this.name = name;
  }

  void begin(@Nullable MessageHandler<V> by) {
    handler = by;
    ending = false;
    line = null;
  }

  void end() {
    ending = true;
    ends++;
  }

  /** Takes note of the end of it; returns whether that was asked for. */
  boolean ended() {
    if (ends == 0) return false;
    ends--;
    return true;
  }

  /** {@return whether an end was asked for, and nothing else since} */
  boolean isGone() {
    return ending && ends == 0;
  }

  /** {@return whether a confirmation of an end is to come} */
  boolean isEndAsked() {
    return ends > 0;
  }

  void unplace() {
    line = null;
    ends = 0;
  }
}
