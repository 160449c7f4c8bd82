package dev.asyncio4j.memcached;

import dev.asyncio4j.loop.EventLoop;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A command that is answered by one line: all but those that read values and statistics. */
final class OneLine<T extends @Nullable Object> extends Single<T> {
  private final String verb;
  private final @Nullable Key key;
  private final String arguments;
  private final byte @Nullable [] data;
  private final Function<String, T> meaning;

  /**
   * Makes one.
   *
   * @param verb the command's name
   * @param key what it is about; null: the server
   * @param arguments what follows the key, with a blank before each; the length of data excepted
   * @param data the value; null if there is none
   * @param meaning gives the result for a line, or throws BadReply
   */
  OneLine(
      EventLoop loop,
      String verb,
      @Nullable Key key,
      String arguments,
      byte @Nullable [] data,
      Function<String, T> meaning) {
    super(loop);
    this.verb = verb;
    this.key = key;
    this.arguments = arguments;
    this.data = data;
    this.meaning = meaning;
  }

  @Override
  void write(Output out) {
    out.text(verb);
    if (key != null) out.blank().bytes(key.bytes);
    out.text(arguments).lineEnd();
    if (data != null) out.bytes(data).lineEnd();
  }

  @Override
  boolean line(String line) {
    return end(meaning.apply(line));
  }

  @Override
  public String toString() {
    return key == null ? verb : verb + " " + key;
  }
}
