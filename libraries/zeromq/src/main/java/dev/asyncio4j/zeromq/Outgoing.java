package dev.asyncio4j.zeromq;

import static dev.asyncio4j.Asyncio.getRunningLoop;

import dev.asyncio4j.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits for room.
 *
 * @param parts its own
 * @param sent is done when the engine has taken it; null if nobody waits for that
 */
record Outgoing(List<byte[]> parts, @Nullable Future<@Nullable Void> sent) {
  /**
   * Copies a message, so that whoever wrote it may change it.
   *
   * @throws IllegalArgumentException if there is no part
   */
  static List<byte[]> copied(List<byte[]> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts must not be empty: a message has one part or more");
    }
    var copy = new ArrayList<byte[]>(parts.size());
    for (var part : parts) copy.add(part.clone());
    return copy;
  }

  /** Makes a message that is waited for. */
  static Outgoing awaited(List<byte[]> parts) {
    return new Outgoing(parts, getRunningLoop().createFuture());
  }

  /** {@return whether whoever waits for it has given up; asked before it is sent} */
  boolean isGivenUp() {
    return sent != null && sent.done();
  }

  /** {@return whether the engine has it, as far as anybody waits for that} */
  boolean wasSent() {
    return sent != null && sent.done() && !sent.cancelled() && sent.exception() == null;
  }

  void succeeds() {
    if (sent != null && !sent.done()) sent.setResult(null);
  }

  /** {@return whether somebody is told} */
  boolean fails(RuntimeException error) {
    if (sent == null || sent.done()) return false;
    sent.setException(error);
    return true;
  }
}
