package dev.asyncio4j.http;

import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a unix socket could not be connected to.
 *
 * <p><i>Python:</i> {@code aiohttp.UnixClientConnectorError}.
 */
public class UnixClientConnectorException extends ClientConnectorException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Path path;

  /**
   * Makes one.
   *
   * @param path of the socket
   * @param message what happened
   * @param cause what it came from; null if nothing
   */
  public UnixClientConnectorException(Path path, String message, @Nullable Throwable cause) {
    super(path.toString(), -1, false, message, cause);
    this.path = path;
  }

  /** {@return the path of the socket} */
  public Path path() {
    return path;
  }
}
