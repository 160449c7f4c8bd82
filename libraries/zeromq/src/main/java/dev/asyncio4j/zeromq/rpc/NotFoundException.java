package dev.asyncio4j.zeromq.rpc;

import java.io.Serial;

/**
 * Signals that a service has no function of a name.
 *
 * <p><i>Python:</i> {@code aiozmq.rpc.NotFoundError}.
 */
public class NotFoundException extends RpcException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * Makes one.
   *
   * @param message says what is wrong, and of what
   */
  public NotFoundException(String message) {
    super(message);
  }
}
