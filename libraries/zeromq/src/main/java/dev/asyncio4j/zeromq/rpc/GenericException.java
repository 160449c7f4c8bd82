package dev.asyncio4j.zeromq.rpc;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a remote function failed with what has no name here.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.GenericError}.
 */
public class GenericException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  /** The name of the class there. */
  private final String exceptionType;

  private final transient List<@Nullable Object> arguments;

  /** The text of the failure there. */
  private final String text;

  /**
   * Makes one.
   *
   * @param exceptionType the class there, such as {@code app.TooLarge}
   * @param arguments what it was made with there
   * @param text as it is written there
   */
  public GenericException(String exceptionType, List<@Nullable Object> arguments, String text) {
    super("the remote function failed with %s: %s".formatted(exceptionType, text));
    this.exceptionType = exceptionType;
    this.arguments = arguments;
    this.text = text;
  }

  /** {@return the class there} */
  public String exceptionType() {
    return exceptionType;
  }

  /** {@return what it was made with there} */
  public List<@Nullable Object> arguments() {
    return arguments;
  }

  /** {@return how it is written there} */
  public String text() {
    return text;
  }
}
