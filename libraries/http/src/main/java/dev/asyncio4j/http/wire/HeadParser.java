package dev.asyncio4j.http.wire;

import dev.asyncio4j.http.internal.BadMessage;
import dev.asyncio4j.http.internal.HeaderList;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads heads from bytes as they come; requests and responses differ in their start lines, and in
 * what their fields mean.
 *
 * <pre>
 *   START_LINE --line--> FIELDS --empty line--> START_LINE, a head is given
 *   (empty lines before the start line are skipped)
 * </pre>
 *
 * @param <H> the head
 */
public abstract class HeadParser<H> {
  private enum State {
    START_LINE,
    FIELDS
  }

  private final HeadLimits limits;
  private final Set<String> single;
  private final Lines line = new Lines();
  private State state = State.START_LINE;
  private FieldReader fields;

  HeadParser(HeadLimits limits, Set<String> single) {
    this.limits = limits;
    this.single = single;
    fields = new FieldReader(limits.fields(), single);
  }

  /** {@return whether a head has begun and not ended} */
  public final boolean isPartial() {
    return state == State.FIELDS || line.isPartial();
  }

  /**
   * Takes bytes up to the end of a head.
   *
   * @param data what has come; what is after the head stays in it
   * @return the head; null: more bytes are needed
   * @throws BadMessage if the bytes break the rules
   */
  public final @Nullable H next(ByteBuffer data) throws BadMessage {
    while (line.next(data, state == State.START_LINE ? limits.line() : limits.field())) {
      if (state == State.START_LINE) {
        if (line.length() == 0) continue;
        startLine(line);
        fields = new FieldReader(limits.fields(), single);
        state = State.FIELDS;
      } else if (line.length() > 0) {
        fields.take(line.bytes(), line.length());
      } else {
        state = State.START_LINE;
        return head(fields.headers());
      }
    }
    if (state == State.START_LINE && line.isPartial()) beginning(line);
    return null;
  }

  /** Looks at a start line that has not come whole, as it may never end. */
  abstract void beginning(Lines line) throws BadMessage;

  /** Takes a start line; it is not empty. */
  abstract void startLine(Lines line) throws BadMessage;

  /** Makes the head of the start line and its fields. */
  abstract H head(HeaderList headers) throws BadMessage;

  /** A line that is no start line. */
  static BadMessage badLine(Lines line) {
    return new BadMessage("Bad status line '" + line.shown() + "'");
  }
}
