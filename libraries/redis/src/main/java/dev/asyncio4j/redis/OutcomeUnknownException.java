package dev.asyncio4j.redis;

/** A connection that was lost after a command was written: it may have run. */
final class OutcomeUnknownException extends RedisConnectionException {
  private static final long serialVersionUID = 1L;

  OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
