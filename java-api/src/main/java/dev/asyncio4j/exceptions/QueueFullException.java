package dev.asyncio4j.exceptions;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signals that {@code putNowait} found a queue without a free slot.
 *
 * <p><i>Python:</i> {@code asyncio.QueueFull}.
 */
public class QueueFullException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Null once {@link #message} is there. */
  private transient @Nullable Supplier<String> maker;

  /** The text; null until it is first asked for, if {@link #maker} makes it. */
  private @Nullable String message;

  /**
   * Makes the exception.
   *
   * @param message what happened, with which object, and what to do
   */
  public QueueFullException(String message) {
    super(message);
    this.message = message;
  }

  /**
   * Makes the exception with a message that is made when it is first read.
   *
   * <p>A full queue refuses often, and its items may have long texts.
   *
   * @param message gives what happened, with which object, and what to do
   */
  public QueueFullException(Supplier<String> message) {
    this.maker = message;
  }

  /** {@return what happened, with which object, and what to do} */
  @Override
  public synchronized @Nullable String getMessage() {
    var maker = this.maker;
    if (maker != null) {
      message = maker.get();
      this.maker = null;
    }
    return message;
  }

  /**
   * Serialises the message, not the supplier of it.
   *
   * @param out where to
   * @throws IOException if that fails
   */
  @Serial
  private void writeObject(ObjectOutputStream out) throws IOException {
    getMessage();
    out.defaultWriteObject();
  }
}
