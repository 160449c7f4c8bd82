package dev.asyncio4j.redis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways of commands to a server; each is called in a task, and waits. */
interface Sender {
  /** Binds it to the running loop. */
  void enter();

  Home home();

  /** Refuses what would change, or hold up, a connection that others use, too. */
  void refuse(CommandSpec spec, List<byte[]> words);

  /** Sends a command; returns its reply as a tree. */
  @Nullable Object call(CommandSpec spec, List<byte[]> words);

  /** Sends commands together; returns once each has a reply or an error. */
  void batch(Batch batch);

  /** Takes a connection for oneself, for a transaction that watches these keys. */
  Link borrow(List<byte[]> keys);

  /** Gives such a connection back. */
  void giveBack(Link link, boolean clean);
}
