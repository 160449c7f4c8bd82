package dev.asyncio4j.redis;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A row of the table of commands.
 *
 * @param name upper case, of one word or more
 * @param firstKey the place of the first key; 0: none, or not at a fixed place
 * @param lastKey the place of the last key; negative: from the end
 * @param step from key to key
 * @param blocking whether it waits at the server, and so has a connection of its own
 * @param readOnly whether it may be sent again when its outcome is unknown
 * @param shared whether it may be sent on a connection that tasks share
 * @param policy where a cluster sends it when it has no key
 * @param reply how its reply is read
 */
record CommandSpec(
    String name,
    int firstKey,
    int lastKey,
    int step,
    boolean blocking,
    boolean readOnly,
    boolean shared,
    Policy policy,
    String reply,
    List<byte[]> head) {
  /** The nodes to which a command without keys goes in a cluster. */
  enum Policy {
    /** One node, whichever. */
    ANY,
    /** All primaries, the replies put together. */
    PRIMARIES,
    /** All nodes, the replies put together. */
    NODES
  }

  static List<byte[]> words(String name) {
    return Arrays.stream(name.split(" "))
        .map(word -> word.getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
