package dev.asyncio4j.zeromq.rpc;

import dev.asyncio4j.zeromq.ByteString;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The log, and whose malformed messages are in it already. */
final class Log {
  static final System.Logger LOGGER = System.getLogger("asyncio4j.zeromq.rpc");

  /** Peers are forgotten above this number, the oldest first. */
  private static final int PEERS = 1000;

  /** The longest name of a peer; of a longer first part, which is none, the rest is not kept. */
  private static final int NAME = 255;

  private final Set<ByteString> told = new LinkedHashSet<>();

  /**
   * Tells of a message that cannot be read, once for each peer.
   *
   * @param peer its name; empty where peers have none: then it is told once
   */
  void malformed(byte[] peer, String where, Throwable error) {
    var key = peer.length <= NAME ? peer : Arrays.copyOf(peer, NAME);
    if (!told.add(ByteString.of(key))) return;
    if (told.size() > PEERS) told.remove(told.iterator().next());
    var message =
        "dropped a malformed message to %s; further ones%s are not told"
            .formatted(where, peer.length == 0 ? "" : " of this peer");
    LOGGER.log(System.Logger.Level.WARNING, message, error);
  }
}
