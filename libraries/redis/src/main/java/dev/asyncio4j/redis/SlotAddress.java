package dev.asyncio4j.redis;

import java.io.Serializable;

/**
 * A slot and the node to ask for it, as {@code MOVED} and {@code ASK} name them.
 *
 * @param host empty: the node that answered
 */
record SlotAddress(int slot, String host, int port) implements Serializable {
  /**
   * Reads what stands behind the first word of an error.
   *
   * @throws IllegalArgumentException if it names no slot and address
   */
  static SlotAddress of(String error) {
    var words = error.split(" ");
    int colon = words.length < 3 ? -1 : words[2].lastIndexOf(':');
    if (colon < 0) throw new IllegalArgumentException("no slot and address in: " + error);
    var host = words[2].substring(0, colon);
    return new SlotAddress(
        Integer.parseInt(words[1]), host, Integer.parseInt(words[2].substring(colon + 1)));
  }
}
