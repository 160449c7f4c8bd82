package dev.asyncio4j.memcached;

import dev.asyncio4j.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A command and its reply, which comes in the order of the commands of its connection. */
abstract class Request {
  /** The connection that it was given to last. */
  @Nullable Link link;

  /** True once its reply has come, or will never come. */
  boolean over;

  /** Tasks that were cancelled while they waited for it. */
  final List<Task<?>> leavers = new ArrayList<>(0);

  /** {@return whether somebody waits for the reply: what nobody waits for need not be sent} */
  abstract boolean isWanted();

  /** {@return how many calls it serves} */
  int calls() {
    return 1;
  }

  abstract void write(Output out);

  /**
   * Takes a line of the reply.
   *
   * @return whether it was the last one
   * @throws BadReply if the reply has no such line
   */
  abstract boolean line(String line);

  /** Checks that an item of this key may come in the reply. */
  void begin(Key key) {
    throw BadReply.of("VALUE " + key);
  }

  /** Takes an item of the reply. */
  void item(Key key, Item item) {
    throw BadReply.of("VALUE " + key);
  }

  /**
   * Takes a line by which the server refuses.
   *
   * @return whether the replies are still in step with the commands
   */
  boolean refuse(String line) {
    fail(() -> new MemcachedException(line + ", for '" + this + "'", line));
    return !line.startsWith("ERROR");
  }

  /** Ends all calls that wait with an error, one of its own for each. */
  abstract void fail(Supplier<? extends RuntimeException> error);
}
